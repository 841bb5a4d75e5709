/** LinkedIn archive, `Invitations.csv`. Its dates are US dates without a zone in every language. */
import type { Incoming, PersonRef } from '../../domain/incoming.ts';
import { cell } from '../csv/columns.ts';
import { csvReader } from '../csv/shape.ts';
import { parseDate } from '../dates.ts';
import { hashKey } from '../keys.ts';
import { cleanName } from '../names.ts';
import { reasons, rejected } from '../reasons.ts';
import { invitationColumns } from './columns.ts';
import { ownerRef } from './owner.ts';
import { memberProfile } from './people.ts';

export const linkedinInvitations = csvReader({
  kind: 'linkedin invitations',
  family: 'linkedin',
  ownership: 'colleague',
  matches: headers => invitationColumns(headers) !== null,
  open(headers, { context }) {
    const columns = invitationColumns(headers);
    return ({ cells, line, raw }): Incoming[] => {
      if (columns === null) return [];
      const sent = cell(cells, columns, 'sent');
      const at = parseDate(sent, 'mdy');
      if (!at) return [rejected(line, sent ? reasons.badDate('Sent At', sent) : reasons.noDate('Sent At'), raw)];
      const outgoing = /^outgoing$/iu.test(cell(cells, columns, 'direction'));
      const from = person(cell(cells, columns, 'fromUrl'), cell(cells, columns, 'from'));
      const to = person(cell(cells, columns, 'toUrl'), cell(cells, columns, 'to'));
      if (!from || !to) return [rejected(line, reasons.nobody, raw)];
      // The direction says which of the two owns the archive.
      const own = outgoing ? from : to;
      const self = ownerRef(context, own);
      return [
        {
          type: 'touch',
          key: `invitation:${hashKey(from.profile ?? from.name, to.profile ?? to.name, at.getTime())}`,
          line,
          kind: 'invitation',
          at,
          people: [
            { ref: outgoing ? self : from, side: 'from' },
            { ref: outgoing ? to : self, side: 'to' },
          ],
          size: 2,
          detail:
            context.keepDetails && cell(cells, columns, 'message')
              ? { body: cell(cells, columns, 'message') }
              : undefined,
        },
      ];
    };
  },
});

function person(url: string, name: string): PersonRef | undefined {
  const ref = { profile: url ? memberProfile(url) : undefined, name: cleanName(name) || undefined };
  return ref.profile || ref.name ? ref : undefined;
}
