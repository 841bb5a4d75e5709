/**
 * What Salesforce deletes along with a record. Of an account that we made these are the contacts and opportunities that people
 * have added since, so one that has any is not undone.
 */
import { quoted } from './soql.ts';
import type { Type, Writing } from './writing.ts';

const alongWith: Readonly<Record<Type, readonly (readonly [type: string, field: string])[]>> = {
  Account: [
    ['Contact', 'AccountId'],
    ['Opportunity', 'AccountId'],
    ['Case', 'AccountId'],
    ['Task', 'WhatId'],
    ['Event', 'WhatId'],
  ],
  Contact: [
    ['OpportunityContactRole', 'ContactId'],
    ['Task', 'WhoId'],
    ['Event', 'WhoId'],
  ],
  Task: [],
  Event: [],
};

export async function hasBelonging({ client, setup }: Writing, type: Type, id: string): Promise<boolean> {
  const known = await setup();
  for (const [other, field] of alongWith[type]) {
    if (!(await known.fields(other))?.has(field)) continue;
    const [found] = await client.all(`SELECT Id FROM ${other} WHERE ${field} = ${quoted(id)} LIMIT 1`);
    if (found) return true;
  }
  return false;
}
