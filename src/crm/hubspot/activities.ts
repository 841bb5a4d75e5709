/**
 * What happened, as HubSpot keeps it: calls, meetings, mails and messages are types of their own. A note is no exchange
 * with anybody, save one of ours that tells of one; those carry our key.
 */
import { z } from 'zod';
import type { IncomingTouch, TouchKind } from '../../domain/incoming.ts';
import { touchOf } from '../exchange.ts';
import { readLogged } from '../logged-text.ts';
import type { CrmRecord } from '../port.ts';
import { versionOf } from '../version.ts';
import type { HubspotObject } from './api.ts';
import type { Client } from './client.ts';
import { keyProperty } from './key-property.ts';
import { crmOwner, dateOf, keyOf, textOf } from './records.ts';

export const engagements = ['calls', 'meetings', 'emails', 'communications', 'notes'] as const;
export type Engagement = (typeof engagements)[number];
export const engagement = z.enum(engagements);

export const activityFields: Readonly<Record<Engagement, readonly string[]>> = {
  calls: ['hs_timestamp', 'hs_call_duration', 'hubspot_owner_id'],
  meetings: ['hs_timestamp', 'hs_meeting_start_time', 'hs_meeting_end_time', 'hs_meeting_outcome', 'hubspot_owner_id'],
  emails: ['hs_timestamp', 'hs_email_direction', 'hubspot_owner_id'],
  communications: ['hs_timestamp', 'hs_communication_channel_type', 'hubspot_owner_id'],
  notes: ['hs_timestamp', 'hs_note_body', 'hubspot_owner_id', keyProperty],
};

/** Kinds of touches that we write as notes, because HubSpot has no type for them. */
const ours: Readonly<Record<string, TouchKind>> = { message: 'chat' };
const notHeld = ['CANCELED', 'CANCELLED', 'NO_SHOW'];

function kindOf(type: Engagement, row: HubspotObject): TouchKind | undefined {
  switch (type) {
    case 'calls':
      return 'call';
    case 'meetings':
      return notHeld.includes(textOf(row, 'hs_meeting_outcome') ?? '') ? undefined : 'meeting';
    case 'emails':
      return 'email';
    case 'communications':
      return textOf(row, 'hs_communication_channel_type') === 'LINKEDIN_MESSAGE' ? 'message' : 'chat';
    case 'notes':
      return ours[readLogged(textOf(row, 'hs_note_body') ?? '')?.kind ?? ''];
  }
}

/** Minutes, where they are known. */
export function minutesOf(row: HubspotObject): number | undefined {
  const milliseconds = Number(textOf(row, 'hs_call_duration') ?? Number.NaN);
  if (milliseconds > 0) return Math.round(milliseconds / 60_000) || 1;
  const [start, end] = [dateOf(textOf(row, 'hs_meeting_start_time')), dateOf(textOf(row, 'hs_meeting_end_time'))];
  return start && end && end > start ? Math.round((end.getTime() - start.getTime()) / 60_000) : undefined;
}

export const startOf = (row: HubspotObject) =>
  dateOf(textOf(row, 'hs_meeting_start_time')) ?? dateOf(textOf(row, 'hs_timestamp'));

function exchangeIn(
  type: Engagement,
  row: HubspotObject,
  contacts: readonly string[],
  [company]: readonly string[],
): IncomingTouch | null {
  const [kind, at] = [kindOf(type, row), startOf(row)];
  const owner = textOf(row, 'hubspot_owner_id');
  if (!kind || !at) return null;
  return touchOf({
    key: keyOf.activities(row.id),
    kind,
    at,
    minutes: minutesOf(row),
    inbound: /INCOMING/u.test(textOf(row, 'hs_email_direction') ?? ''),
    owners: owner ? [crmOwner(owner)] : [],
    contacts: contacts.map(id => ({ key: keyOf.contacts(id) })),
    company: company ? { key: keyOf.companies(company) } : undefined,
  });
}

export async function activityRecords(
  client: Client,
  type: Engagement,
  rows: readonly HubspotObject[],
): Promise<CrmRecord[]> {
  const ids = rows.map(({ id }) => id);
  const contacts = await client.associated(type, ids, 'contacts');
  const companies = await client.associated(type, ids, 'companies');
  const deals = await client.associated(type, ids, 'deals');
  return rows.flatMap(row => {
    const touch = exchangeIn(type, row, contacts.get(row.id) ?? [], companies.get(row.id) ?? []);
    if (!touch) return [];
    const [deal] = deals.get(row.id) ?? [];
    return [
      {
        id: touch.key,
        version: versionOf([touch, deal]),
        says: touch,
        visibility: { kind: 'owner' } as const,
        // Bodies and subjects are the seller's words to somebody: not kept. The deal is, because who sees it sees this.
        fields: deal ? { deal: keyOf.deals(deal) } : {},
      },
    ];
  });
}
