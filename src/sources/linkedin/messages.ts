/** LinkedIn archive, `messages.csv`. Drafts and advertisements are passed over; texts are kept only when asked for. */
import type { Incoming, PersonRef } from '../../domain/incoming.ts';
import { cell } from '../csv/columns.ts';
import { csvReader } from '../csv/shape.ts';
import { parseDate } from '../dates.ts';
import { hashKey } from '../keys.ts';
import { cleanName } from '../names.ts';
import type { ReadContext, Reader } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { type MessageColumns, messageColumns } from './columns.ts';
import { type ArchiveOwner, ownerProfile, ownerRef } from './owner.ts';
import { memberProfile, recipients } from './people.ts';

const matches = (headers: readonly string[]) => messageColumns(headers) !== null;

export const linkedinMessages: Reader = {
  kind: 'linkedin messages',
  family: 'linkedin',
  ownership: 'colleague',
  recognises: csvReader({ kind: '', family: '', ownership: 'colleague', matches, open: () => () => [] }).recognises,
  async *read(file, context) {
    const owner = await ownerProfile([file], context);
    const rows = csvReader({
      ...{ kind: 'linkedin messages', family: 'linkedin', ownership: 'colleague' },
      matches,
      open(headers) {
        const columns = messageColumns(headers);
        return row => (columns ? messageItems(row.cells, columns, row.line, row.raw, context, owner) : []);
      },
    });
    for await (const item of rows.read(file, context)) yield item;
  },
};

function messageItems(
  cells: readonly string[],
  columns: MessageColumns,
  line: number,
  raw: string,
  context: ReadContext,
  owner: ArchiveOwner | null,
): Incoming[] {
  const read = (field: keyof MessageColumns) => cell(cells, columns, field);
  if (/^yes$/iu.test(read('draft')) || /^yes$/iu.test(read('conversationDraft'))) return [];
  const sender = memberProfile(read('senderUrl'));
  const others = recipients(read('recipientUrls'), read('to'));
  // An advertisement or InMail campaign comes from no member, or to nobody.
  if (!sender || others.length === 0 || /^spam$/iu.test(read('folder'))) return [];
  const date = read('date');
  const at = parseDate(date);
  if (!at) return [rejected(line, date ? reasons.badDate('DATE', date) : reasons.noDate('DATE'), raw)];
  const from: PersonRef = { profile: sender, name: cleanName(read('from')) || undefined };
  if (!owner?.profile) {
    const named = [from, ...others].map(person => person.name ?? person.profile).join(', ');
    return [rejected(line, reasons.whoseArchive(named), raw)];
  }
  const self = ownerRef(context, owner);
  const ref = (person: PersonRef) => (person.profile === owner.profile ? self : person);
  return [
    {
      type: 'touch',
      key: `message:${hashKey(read('conversation'), at.getTime(), sender)}`,
      line,
      kind: 'message',
      at,
      people: [{ ref: ref(from), side: 'from' }, ...others.map(other => ({ ref: ref(other), side: 'to' as const }))],
      size: 1 + others.length,
      detail: context.keepDetails
        ? { subject: read('subject') || undefined, body: plain(read('content')) || undefined }
        : undefined,
    },
  ];
}

/** The text of a message whose content may be HTML. */
function plain(content: string): string {
  return content
    .replace(/<(?:br|\/p)[^>]*>/giu, '\n')
    .replace(/<[^>]+>/gu, '')
    .trim();
}
