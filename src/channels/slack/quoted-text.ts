/** What a message says that somebody wants to log: its own words, a mail that Slack took in, or a message that was passed on. */
import { z } from 'zod';
import { readText } from './read-text.ts';

const mailFile = z.object({
  mode: z.literal('email'),
  subject: z.string().default(''),
  plain_text: z.string().default(''),
  from: z.array(z.object({ original: z.string().default('') })).default([]),
});
const passedOn = z.object({ is_share: z.literal(true), text: z.string().min(1) });

export const quotedMessage = z.object({
  text: z.string().default(''),
  files: z.array(z.unknown()).default([]),
  attachments: z.array(z.unknown()).default([]),
});

/** The headers are those by which a forwarded mail is known anywhere. */
function mailIn(file: unknown): string[] {
  const mail = mailFile.safeParse(file).data;
  if (!mail) return [];
  return [`From: ${mail.from.map(one => one.original).join(', ')}\nSubject: ${mail.subject}\n\n${mail.plain_text}`];
}

export function quotedText({ text, files, attachments }: z.infer<typeof quotedMessage>, self: string): string {
  const shared = attachments.flatMap(one => passedOn.safeParse(one).data?.text ?? []);
  const own = [text, ...shared].map(one => readText(one, self));
  return [...own, ...files.flatMap(mailIn)].filter(one => one !== '').join('\n\n');
}
