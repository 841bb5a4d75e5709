/** A HubSpot with people in it who do things behind our back, behind a line that breaks on demand. */
import { openHubspot } from '../../src/crm/hubspot/hubspot.ts';
import type { Written } from '../../src/crm/port.ts';
import type { Author } from '../../src/domain/write.ts';
import type { CrmWorld } from '../contracts/crm.ts';
import { type FakeHubspot, type HubspotSettings, openFakeHubspot } from './fake-hubspot.ts';
import { openRudeProxy } from './rude-proxy.ts';

const stages = ['Appointment Scheduled', 'Closed Won'] as const;
const stageIds: Readonly<Record<string, string>> = { 'Appointment Scheduled': 'new', 'Closed Won': 'won' };

/** Searches and batches are asked by POST, and are no writes. */
function kindOf(path: string): 'read' | 'write' | null {
  if (!/^\/crm\/(?:objects|associations)\//u.test(path)) return null;
  return /\/(?:search|batch\/read)$|\?limit=/u.test(path) ? 'read' : 'write';
}

export interface HubspotWorld extends CrmWorld {
  readonly hubspot: FakeHubspot;
}

const idOf = (key: string) => key.slice(key.indexOf(':') + 1);

export async function openHubspotWorld(settings: HubspotSettings = {}): Promise<HubspotWorld> {
  const hubspot = await openFakeHubspot(settings);
  const proxy = await openRudeProxy(hubspot.url, kindOf);
  const rep = (first: string, last: string, email: string): Author => ({
    name: `${first} ${last}`,
    email,
    crmOwner: `hubspot:${hubspot.addOwner(first, last, email)}`,
    via: 'Slack',
  });
  const textOf = (written: Written) => {
    const { properties } = hubspot.rows.get(idOf(written.id)) ?? { properties: {} };
    return Object.values(properties).join('\n');
  };
  return {
    hubspot,
    reps: [rep('Nina', 'Kowalczyk', 'nina@ours.example'), rep('Jonas', 'Weber', 'jonas@ours.example')],
    stages,
    open: async options =>
      openHubspot({
        token: 'secret-key',
        url: proxy.url,
        language: 'en',
        clock: () => new Date(),
        timeoutMs: 1500,
        lagMs: 0,
        gaps: { any: 0, search: 0 },
        ...options,
      }),
    async addContacts(names) {
      const at = Date.now();
      return names.map(name => {
        const [firstname = '', ...last] = name.split(' ');
        return `contact:${hubspot.add('contacts', { firstname, lastname: last.join(' ') }, at).id}`;
      });
    },
    async renameContact(key, name) {
      const [firstname = '', ...last] = name.split(' ');
      hubspot.change(idOf(key), { firstname, lastname: last.join(' ') });
    },
    async deleteContact(key) {
      hubspot.archive(idOf(key));
    },
    async addDeal({ name, amount, stage }) {
      const properties = {
        dealname: name,
        amount: String(amount),
        pipeline: 'default',
        dealstage: stageIds[stage] ?? '',
      };
      return `deal:${hubspot.add('deals', properties).id}`;
    },
    async meddle(written) {
      hubspot.change(idOf(written.id), { hs_note_body: '<p>As somebody else says it.</p>' });
    },
    seen: async written => textOf(written),
    async count(text) {
      const texts = [...hubspot.rows.values()].map(({ properties }) => Object.values(properties).join('\n'));
      return texts.filter(found => found.includes(text)).length;
    },
    faults: proxy.be,
    async close() {
      await proxy.close();
      await hubspot.close();
    },
  };
}
