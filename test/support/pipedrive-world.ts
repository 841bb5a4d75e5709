/** A Pipedrive with people in it who do things behind our back, behind a line that breaks on demand. */
import { openPipedrive } from '../../src/crm/pipedrive/pipedrive.ts';
import type { Written } from '../../src/crm/port.ts';
import type { Author } from '../../src/domain/write.ts';
import type { CrmWorld } from '../contracts/crm.ts';
import { type FakePipedrive, openFakePipedrive, type PipedriveSettings } from './fake-pipedrive.ts';
import { openRudeProxy } from './rude-proxy.ts';

const stages = ['Lead In', 'Contact Made'] as const;
const idOf = (key: string) => Number(key.slice(key.indexOf(':') + 1));

export interface PipedriveWorld extends CrmWorld {
  readonly pipedrive: FakePipedrive;
}

export async function openPipedriveWorld(settings: PipedriveSettings = {}): Promise<PipedriveWorld> {
  const pipedrive = await openFakePipedrive(settings);
  // A body is sent by writes only, and nothing is deleted in the tests of a broken line.
  const proxy = await openRudeProxy(pipedrive.url, (path, body) => {
    if (!/\/(?:persons|organizations|deals|activities|notes)(?:$|[/?])/u.test(path)) return null;
    return body === '' ? 'read' : 'write';
  });
  const rep = (name: string, email: string): Author => ({
    name,
    email,
    crmOwner: `pipedrive:${pipedrive.addUser(name, email)}`,
    via: 'Slack',
  });
  const tableOf = (written: Written) => (written.id.startsWith('notes:') ? 'notes' : 'activities');
  return {
    pipedrive,
    reps: [rep('Nina Kowalczyk', 'nina@ours.example'), rep('Jonas Weber', 'jonas@ours.example')],
    stages,
    open: async options =>
      openPipedrive({
        token: 'secret-token',
        url: proxy.url,
        language: 'en',
        clock: () => new Date(),
        timeoutMs: 1500,
        lagMs: 0,
        gapMs: 0,
        ...options,
      }),
    addContacts: async names => names.map(name => `contact:${pipedrive.add('persons', { name, visible_to: 7 }).id}`),
    async renameContact(key, name) {
      pipedrive.change('persons', idOf(key), { name });
    },
    async deleteContact(key) {
      pipedrive.change('persons', idOf(key), { is_deleted: true });
    },
    async addDeal({ name, amount, stage }) {
      const stage_id = stages.indexOf(stage as (typeof stages)[number]) + 1;
      const values = { title: name, value: amount, currency: 'EUR', stage_id, pipeline_id: 1, status: 'open' };
      return `deal:${pipedrive.add('deals', values).id}`;
    },
    async meddle(written) {
      const body = '<p>As somebody else says it.</p>';
      pipedrive.change(
        tableOf(written),
        idOf(written.id),
        tableOf(written) === 'notes' ? { content: body } : { note: body },
      );
    },
    arriveAgain(written) {
      const { id, ...row } = pipedrive.tables[tableOf(written)].get(idOf(written.id)) ?? { id: 0 };
      return written.id.replace(String(id), String(pipedrive.add(tableOf(written), row).id));
    },
    seen: async written => JSON.stringify(pipedrive.tables[tableOf(written)].get(idOf(written.id))),
    async count(text) {
      const rows = [...pipedrive.tables.activities.values(), ...pipedrive.tables.notes.values()];
      return rows.filter(row => String(row.note ?? row.content).includes(text)).length;
    },
    faults: proxy.be,
    async close() {
      await proxy.close();
      await pipedrive.close();
    },
  };
}
