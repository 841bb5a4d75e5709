/** `colleagues.csv`: who we are. Columns name and email, and any of team, language, time zone, profile. */
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import { cleanName } from '../names.ts';
import { reasons, rejected } from '../reasons.ts';
import { cell, columnsOf, has } from './columns.ts';
import type { Shape } from './shape.ts';

const names = {
  name: ['name', 'full name'],
  email: ['email', 'e-mail', 'email address'],
  team: ['team', 'department'],
  language: ['language'],
  timeZone: ['time_zone', 'time zone', 'timezone'],
  profile: ['profile', 'linkedin', 'linkedin url', 'profile url'],
  crmOwner: ['crm_owner', 'crm owner', 'owner id'],
  company: ['company', 'company name', 'organization', 'account', 'job title', 'title', 'position', 'phone'],
} as const;

export const colleagues: Shape = {
  kind: 'colleagues',
  family: 'colleagues',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, names);
    const ours = has(columns, 'timeZone') || has(columns, 'team');
    return has(columns, 'name', 'email') && ours && !has(columns, 'company');
  },
  open(headers) {
    const columns = columnsOf(headers, names);
    return ({ cells, line, raw }) => {
      const email = normalEmail(cell(cells, columns, 'email'));
      const name = cleanName(cell(cells, columns, 'name')) || email;
      if (!name) return [rejected(line, reasons.noPerson('name, email'), raw)];
      if (!email) return [rejected(line, reasons.badEmail(cell(cells, columns, 'email')), raw)];
      const profile = cell(cells, columns, 'profile');
      return [
        {
          type: 'colleague',
          key: `email:${email}`,
          line,
          name,
          email,
          team: cell(cells, columns, 'team') || undefined,
          language: cell(cells, columns, 'language') || undefined,
          timeZone: cell(cells, columns, 'timeZone') || undefined,
          profile: profile ? profileKey(profile) : undefined,
          crmOwner: cell(cells, columns, 'crmOwner') || undefined,
        },
      ];
    };
  },
};
