/** LinkedIn archive, `Connections.csv`: a person and a connection for each row. */
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { csvReader } from '../csv/shape.ts';
import { parseDate } from '../dates.ts';
import { keyOfPerson } from '../keys.ts';
import { fullName } from '../names.ts';
import { reasons, rejected } from '../reasons.ts';
import { connectionColumns } from './headers.ts';
import { ownerRef } from './owner.ts';

export const linkedinConnections = csvReader({
  kind: 'linkedin connections',
  family: 'linkedin',
  ownership: 'colleague',
  matches: headers => connectionColumns(headers) !== null,
  open(headers, { context, dayOrder }) {
    const columns = connectionColumns(headers);
    const self = ownerRef(context);
    return ({ cells, line, raw }): Incoming[] => {
      if (columns === null) return [];
      const read = (at: number) => (at < 0 ? '' : (cells[at]?.trim() ?? ''));
      const url = read(columns.url);
      const profile = url ? profileKey(url) : undefined;
      const email = normalEmail(read(columns.email));
      const name = fullName(read(columns.given), read(columns.family));
      // People who closed their account stay in the list as a date without a name.
      if (!name && !profile && !email) return [];
      if (!name) return [rejected(line, reasons.noPerson('First Name, Last Name'), raw)];
      const company = read(columns.company);
      const title = read(columns.position) || undefined;
      const key = keyOfPerson({ profile, email, name, company });
      const person: Incoming = {
        type: 'person',
        key,
        line,
        name,
        emails: email ? [email] : [],
        phones: [],
        profiles: profile ? [profile] : [],
        positions: company ? [{ company: { name: company }, title }] : [],
        // Without a company the title still says what the person does.
        about: company ? undefined : title,
      };
      const day = read(columns.connected);
      const at = parseDate(day, dayOrder);
      if (!at || at > context.now) return [person, rejected(line, badDay(day, at), raw)];
      return [
        person,
        {
          type: 'touch',
          key: `connection:${key}`,
          line,
          kind: 'connection',
          at,
          people: [
            { ref: self, side: 'with' },
            { ref: { key, profile, email, name }, side: 'with' },
          ],
          size: 2,
        },
      ];
    };
  },
});

function badDay(day: string, at: Date | undefined): string {
  if (!day) return reasons.noDate('Connected On');
  return at ? reasons.dateInFuture(day) : reasons.badDate('Connected On', day);
}
