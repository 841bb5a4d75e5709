/**
 * Who sees which record. What the organisation opens to all is told; what it keeps private is shown to the owner and to those
 * above them in the hierarchy of roles, who always see it. Sharing rules, teams and what is shared by hand only ever widen
 * that, and are not followed: nobody sees here what Salesforce hides from them.
 */
import type { Stream, Visibility, VisibilityGroup } from '../port.ts';
import type { Row } from './api.ts';
import type { Client } from './client.ts';
import { crmOwner, shortId, text } from './records.ts';
import type { Setup } from './setup.ts';

export type Kept = 'Account' | 'Contact' | 'Lead' | 'Opportunity';
type Access = 'open' | 'private' | 'parent' | 'unknown';

export interface Rules {
  readonly unreadable: readonly { readonly stream: Stream; readonly reason: string }[];
  /** Types of which not everybody sees every record. */
  readonly closed: readonly Kept[];
  visibilityOf(type: Kept, row: Row): Visibility;
  /** A field that has to be asked for, so that a contact can be shown to those who see its account. */
  readonly ofContact: readonly string[];
  groups(): Promise<readonly VisibilityGroup[]>;
}

const streams: readonly (readonly [Stream, Kept, string])[] = [
  ['companies', 'Account', 'Accounts'],
  ['contacts', 'Contact', 'Contacts'],
  ['contacts', 'Lead', 'Leads'],
  ['deals', 'Opportunity', 'Opportunities'],
];

function accessOf({ organisation }: Setup, type: Kept): Access {
  const access = text(organisation[`Default${type}Access`]);
  if (access === undefined) return 'unknown';
  if (access === 'ControlledByParent') return type === 'Contact' ? 'parent' : 'private';
  return /^(?:Read|Edit|All)/u.test(access) ? 'open' : 'private';
}

const groupOf = (id: string | undefined): Visibility => ({ kind: 'group', key: `of ${shortId(id ?? 'nobody')}` });

export function readRules(client: Client, setup: Setup): Rules {
  const access = new Map(streams.map(([, type]) => [type, accessOf(setup, type)]));
  const accounts = access.get('Account');
  if (access.get('Contact') === 'parent' && accounts === 'open') access.set('Contact', 'open');
  const closed = streams.filter(([, type]) => access.get(type) !== 'open');
  const reasonOf = (type: Kept, named: string) =>
    access.get(type) === 'unknown'
      ? `Our user of Salesforce may not read the organisation-wide default of ${named.toLowerCase()}.`
      : `${named} are private in Salesforce, and its sharing rules, teams and what is shared by hand are not followed; whoever is above the owner in the hierarchy of roles sees them too.`;
  return {
    unreadable: [
      ...closed.map(([stream, type, named]) => ({ stream, reason: reasonOf(type, named) })),
      { stream: 'activities', reason: 'Salesforce does not tell which tasks and events are restricted.' },
    ],
    closed: closed.map(([, type]) => type),
    ofContact: access.get('Contact') === 'parent' ? ['Account.OwnerId'] : [],
    visibilityOf(type, row) {
      const how = access.get(type);
      if (how === 'open') return { kind: 'all' };
      if (how !== 'parent') return groupOf(text(row.OwnerId));
      const account = row.Account as { OwnerId?: unknown } | null | undefined;
      return groupOf(text(account?.OwnerId) ?? text(row.OwnerId));
    },
    async groups() {
      if (closed.length === 0) return [];
      const users = await client.all("SELECT Id, UserRoleId, IsActive FROM User WHERE UserType = 'Standard'");
      const hasRoles = (await setup.fields('UserRole'))?.has('ParentRoleId') ?? false;
      const roles = hasRoles ? await client.all('SELECT Id, ParentRoleId FROM UserRole') : [];
      const parents = new Map(roles.map(role => [role.Id, text(role.ParentRoleId)]));
      const above = (role: string | undefined): Set<string> => {
        const found = new Set<string>();
        for (let next = parents.get(role ?? ''); next !== undefined && !found.has(next); next = parents.get(next))
          found.add(next);
        return found;
      };
      return users.map(user => {
        const over = above(text(user.UserRoleId));
        const members = users.filter(
          other => other.Id === user.Id || (other.IsActive === true && over.has(text(other.UserRoleId) ?? '')),
        );
        return { key: `of ${shortId(user.Id)}`, members: members.map(({ Id }) => ({ crmOwner: crmOwner(Id) })) };
      });
    },
  };
}
