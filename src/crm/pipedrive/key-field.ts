/**
 * A custom field of our own on people and organizations: Pipedrive has no unique values, so whoever was not answered looks
 * for the key there before trying again. It is made before the first write; its name is ours, its code is Pipedrive's.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Client } from './client.ts';

const fieldName = 'Acquaint key';
type Kind = 'person' | 'organization';

/** The field's code, made where there is none; null where our user may add none. */
export type KeyField = (kind: Kind) => Promise<string | null>;

export function openKeyField(client: Client): KeyField {
  const known = new Map<Kind, Promise<string | null>>();

  const find = async (kind: Kind) =>
    (await client.fields(kind)).data?.find(field => field.field_name === fieldName)?.field_code ?? null;

  async function findOrAdd(kind: Kind): Promise<string | null> {
    const there = await find(kind);
    if (there !== null) return there;
    try {
      return (await client.addField(kind, fieldName)).data.field_code;
    } catch (error) {
      if (!(error instanceof CrmFault) || error.kind !== 'refused') throw error;
      return null;
    }
  }

  /** Asked for once: that there is none may change, so it is not remembered. */
  return kind => {
    let found = known.get(kind);
    if (!found) {
      found = findOrAdd(kind);
      found.then(code => code ?? known.delete(kind)).catch(() => known.delete(kind));
      known.set(kind, found);
    }
    return found;
  };
}
