/** What all writing into Odoo needs. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { RecordRef } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import type { Client } from './client.ts';
import { idOfKey } from './records.ts';
import type { Fields } from './rows.ts';

export interface Writing {
  readonly client: Client;
  readonly fields: Fields;
  readonly url: string;
  readonly language: Language;
}

/** The number of a record that is named. @throws CrmFault where it is not in Odoo yet */
export function numberOf(ref: RecordRef): number {
  const id = 'key' in ref ? idOfKey(ref.key) : undefined;
  if (id === undefined)
    throw new CrmFault('refused', `${ref.name} is not in Odoo yet.`, { remedy: 'Save them first.' });
  return id;
}
