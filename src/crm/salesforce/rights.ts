/** What our user and the organisation have to allow, and what is not possible without. */
import type { WriteKind } from '../../domain/write.ts';
import type { Client } from './client.ts';
import { keyField } from './fields.ts';
import { text } from './records.ts';
import type { Setup } from './setup.ts';
import { oneOf, quoted } from './soql.ts';
import type { Rules } from './visibility.ts';

export interface Lack {
  /** A plain sentence with the remedy. */
  readonly says: string;
  readonly writes: readonly WriteKind[];
}

const rights: readonly {
  type: string;
  may: 'queryable' | 'createable' | 'updateable';
  called: string;
  writes: readonly WriteKind[];
}[] = [
  { type: 'Account', may: 'queryable', called: 'read accounts', writes: [] },
  { type: 'Contact', may: 'queryable', called: 'read contacts', writes: [] },
  { type: 'Opportunity', may: 'queryable', called: 'read opportunities', writes: ['change'] },
  { type: 'Task', may: 'createable', called: 'make tasks', writes: ['activity', 'task', 'change'] },
  { type: 'Event', may: 'createable', called: 'make events', writes: ['activity'] },
  { type: 'Opportunity', may: 'updateable', called: 'edit opportunities', writes: ['change'] },
  { type: 'Contact', may: 'createable', called: 'make contacts', writes: ['contact'] },
  { type: 'Account', may: 'createable', called: 'make accounts', writes: ['company'] },
];

/** Without the field for our key calls are logged all the same, and looked for by the mark in their text. */
const keyed: readonly { type: string; where: string; writes: readonly WriteKind[] }[] = [
  { type: 'Task', where: 'Activity', writes: [] },
  { type: 'Contact', where: 'Contact', writes: ['contact'] },
  { type: 'Account', where: 'Account', writes: ['company'] },
];

/** Private types of which our user sees only what is its own: the rest would look deleted. Empty where nobody tells. */
async function notAllOf(client: Client, setup: Setup, userId: string, types: readonly string[]): Promise<string[]> {
  if (types.length === 0) return [];
  const [sets, objects] = [await setup.fields('PermissionSet'), await setup.fields('ObjectPermissions')];
  if (!sets?.has('PermissionsViewAllData') || !objects?.has('PermissionsViewAllRecords')) return [];
  const assigned = await client.all(
    `SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = ${quoted(userId)}`,
  );
  const ours = assigned.flatMap(row => text(row.PermissionSetId) ?? []);
  if (ours.length === 0) return [];
  const all = await client.all(`SELECT Id, PermissionsViewAllData FROM PermissionSet WHERE ${oneOf('Id', ours)}`);
  if (all.some(set => set.PermissionsViewAllData === true)) return [];
  const seen = await client.all(
    `SELECT Id, SobjectType FROM ObjectPermissions WHERE ${oneOf('ParentId', ours)} AND PermissionsViewAllRecords = true`,
  );
  return types.filter(type => !seen.some(row => row.SobjectType === type));
}

export async function missingRights(client: Client, setup: Setup, rules: Rules, userId: string): Promise<Lack[]> {
  const lacking: Lack[] = [];
  for (const { type, may, called, writes } of rights)
    if (!(await setup.fields(type))?.rights[may])
      lacking.push({
        says: `Our user of Salesforce may not ${called}: give it a permission set with that right.`,
        writes,
      });
  const readable: string[] = [];
  for (const type of rules.closed) if ((await setup.fields(type))?.rights.queryable) readable.push(type);
  for (const type of await notAllOf(client, setup, userId, readable))
    lacking.push({
      says: `Our user of Salesforce sees only its own records of the type ${type}: give it the right View All on them.`,
      writes: [],
    });
  for (const { type, where, writes } of keyed) {
    const fields = await setup.fields(type);
    if (fields?.rights.createable && !fields.keyed)
      lacking.push({
        says: `${where} has no field ${keyField} that our user may fill in: add it in Setup, Object Manager, as a text of 64 characters, external id.`,
        writes,
      });
  }
  return lacking;
}
