/** Names of records: those that modules bring, and ours, made of our key. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Client } from './client.ts';
import { plain } from './faults.ts';
import { search } from './rows.ts';

const module = 'acquaint';

/** A name may hold letters, digits, `_` and `-`; a dot parts it from its module. */
const nameOf = (key: string) =>
  /^[\w-]{1,100}$/u.test(key) ? key : `key-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;

const loaded = z.object({
  ids: z.union([z.array(z.number()), z.literal(false)]),
  messages: z.array(z.object({ type: z.string(), message: z.string() })),
});

/** Makes the record, or finds the one that was made under this key. @throws CrmFault */
export async function loadOnce(
  client: Client,
  model: string,
  key: string,
  values: Readonly<Record<string, string | number>>,
  context: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  // `load` would write over what somebody changed since.
  const known = await findByKey(client, key);
  if (known) return known.id;
  const { ids, messages } = await client.call(
    loaded,
    model,
    'load',
    {
      fields: ['id', ...Object.keys(values)],
      data: [[`${module}.${nameOf(key)}`, ...Object.values(values).map(String)]],
      // Odoo gives our user to followers, and mails them, where nothing is said.
      context: { mail_create_nosubscribe: true, mail_notrack: true, ...context },
    },
    'write',
  );
  const id = ids === false ? undefined : ids[0];
  if (id !== undefined) return id;
  const told = messages.map(({ message }) => plain(message)).find(message => message !== '');
  throw new CrmFault('refused', told ?? 'Odoo did not take it.');
}

/** What carries our key; looked up by name, without lag. */
export async function findByKey(client: Client, key: string): Promise<{ model: string; id: number } | null> {
  const [found] = await search(client, 'ir.model.data', {
    domain: [
      ['module', '=', module],
      ['name', '=', nameOf(key)],
    ],
    fields: ['model', 'res_id'],
  });
  return found ? { model: String(found.model), id: Number(found.res_id) } : null;
}

/** Whether we made this record. */
export async function externalId(client: Client, model: string, id: number): Promise<boolean> {
  const found = await search(client, 'ir.model.data', {
    domain: [
      ['module', '=', module],
      ['model', '=', model],
      ['res_id', '=', id],
    ],
    fields: ['name'],
  });
  return found.length > 0;
}

/** The number of a record that a module brings: `mail.mt_note` → 2. @throws CrmFault where it was removed */
export async function numberOfXmlId(client: Client, xmlId: string): Promise<number> {
  const [from, name] = xmlId.split('.');
  const [found] = await search(client, 'ir.model.data', {
    domain: [
      ['module', '=', from],
      ['name', '=', name],
    ],
    fields: ['res_id'],
  });
  if (found) return Number(found.res_id);
  throw new CrmFault('refused', `Odoo has no ${xmlId} any more.`, {
    remedy: 'Update the module of Odoo that brings it.',
  });
}
