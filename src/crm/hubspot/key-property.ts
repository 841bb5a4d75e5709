/**
 * A property of our own with unique values: HubSpot then refuses a second record under the same key, and finds the first
 * one at once, where its search lags. It is made before the first write; where our key may not make it, an administrator
 * can.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Client } from './client.ts';
import type { Setup } from './setup.ts';

export const keyProperty = 'acquaint_key';

/** @returns whether records of this type can carry our key */
export async function hasKeyProperty(client: Client, setup: Setup, type: string): Promise<boolean> {
  const there = await setup.properties(type);
  const found = there.find(({ name }) => name === keyProperty);
  if (found) return found.hasUniqueValue === true;
  try {
    await client.addProperty(type, {
      name: keyProperty,
      label: 'Acquaint key',
      description: 'Which entry of Acquaint’s log this is. Not for people.',
      groupName: there.find(({ name }) => name === 'hubspot_owner_id')?.groupName ?? there[0]?.groupName ?? '',
      type: 'string',
      fieldType: 'text',
      hasUniqueValue: true,
      formField: false,
    });
  } catch (error) {
    // A missing right, or another process that made it in this moment.
    if (!(error instanceof CrmFault) || error.kind !== 'refused') throw error;
  }
  setup.forget(type);
  return (await setup.properties(type)).some(
    ({ name, hasUniqueValue }) => name === keyProperty && hasUniqueValue === true,
  );
}
