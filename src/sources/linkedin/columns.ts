/** The columns of `messages.csv` and `Invitations.csv`; their headers are English in every archive. */
import { type Columns, columnsOf, has } from '../csv/columns.ts';

const messageNames = {
  conversation: ['CONVERSATION ID'],
  title: ['CONVERSATION TITLE'],
  from: ['FROM'],
  senderUrl: ['SENDER PROFILE URL'],
  to: ['TO'],
  recipientUrls: ['RECIPIENT PROFILE URLS'],
  date: ['DATE'],
  subject: ['SUBJECT'],
  content: ['CONTENT'],
  folder: ['FOLDER'],
  draft: ['IS MESSAGE DRAFT'],
  conversationDraft: ['IS CONVERSATION DRAFT'],
} as const;
export type MessageColumns = Columns<keyof typeof messageNames>;

export function messageColumns(headers: readonly string[]): MessageColumns | null {
  const columns = columnsOf(headers, messageNames);
  return has(columns, 'conversation', 'from', 'date', 'senderUrl', 'recipientUrls') ? columns : null;
}

const invitationNames = {
  from: ['From'],
  to: ['To'],
  sent: ['Sent At'],
  message: ['Message'],
  direction: ['Direction'],
  fromUrl: ['inviterProfileUrl'],
  toUrl: ['inviteeProfileUrl'],
} as const;
export type InvitationColumns = Columns<keyof typeof invitationNames>;

export function invitationColumns(headers: readonly string[]): InvitationColumns | null {
  const columns = columnsOf(headers, invitationNames);
  return has(columns, 'from', 'to', 'sent', 'direction') ? columns : null;
}
