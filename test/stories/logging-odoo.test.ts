/** From a sentence in Slack or Teams into a real Odoo and back: read there by somebody else than the connector. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm } from '../../src/crm/port.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { databases } from '../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { type FakeTeams, openFakeTeams } from '../support/fake-teams.ts';
import { type Odoo14, odooUrl, openOdoo14 } from '../support/odoo-14.ts';
import { openWorkspace, shown, type Workspace } from '../support/slack-workspace.ts';
import { openStory, type Story } from '../support/story.ts';
import { inChat, openTenant, shown as shownInTeams, type Tenant } from '../support/teams-tenant.ts';
import { writesTo } from '../support/writes.ts';

const url = odooUrl;

/** Where Nina says something, and clicks on what she was shown; both resolve with what is read of the card then. */
interface Place {
  says(text: string): Promise<string>;
  clicks(label: RegExp): Promise<string>;
}

test.skipIf(url)(
  'NO ODOO 14: nothing is logged there, because ACQUAINT_TEST_ODOO_URL is not set; scripts/odoo.sh start prints it',
  context => context.skip(),
);

describe.skipIf(!url).each(databases)('a call that is logged into Odoo, on $kind', { timeout: 120_000 }, database => {
  const run = Math.random().toString(36).slice(2, 8);
  const ada = `Ada Quark ${run}`;
  let odoo: Odoo14;
  let crm: Crm;
  let story: Story;
  let slack: FakeSlack;
  let workspace: Workspace;
  let teams: FakeTeams;
  let tenant: Tenant;
  let adaId: number;

  beforeAll(async () => {
    if (!url) return;
    odoo = await openOdoo14(url);
    crm = await odoo.open();
    adaId = Number((await odoo.addContacts([ada]))[0]?.slice('contact:'.length));
    story = await openStory(database, 'ours.example', db => writesTo(db, crm.writer ?? null, 'odoo'));
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    const source = { family: 'odoo', name: 'Odoo' };
    // What was made this minute is read only when the window has moved on: a full sync has none.
    await syncCrm(story.db, crm, {
      source,
      full: true,
      now: new Date(Date.now() + 3_600_000),
      signal: new AbortController().signal,
    });
    slack = await openFakeSlack();
    slack.user('U0NINA', 'nina@ours.example');
    workspace = await openWorkspace(story, slack);
    teams = await openFakeTeams();
    teams.person('29:nina', 'nina@ours.example');
    tenant = await openTenant(story, teams);
  });
  afterAll(async () => {
    await workspace?.close();
    await slack?.close();
    await tenant?.close();
    await teams?.close();
    await story?.close();
    await crm?.close();
    await odoo?.close();
  });

  const logged = () =>
    odoo.rpc<{ body: string; author_id: [number, string] }[]>('mail.message', 'search_read', [
      [
        ['model', '=', 'res.partner'],
        ['res_id', '=', adaId],
        ['message_type', '=', 'comment'],
      ],
      ['body', 'author_id'],
    ]);

  const inSlack = (): Place => ({
    says: async text => shown((await workspace.write('U0NINA', text)).at(-1)),
    clicks: async label => shown((await workspace.click('U0NINA', slack.posted.at(-1), label))[0]),
  });
  const inTeams = (): Place => {
    const chat = teams.chat('personal', ['29:nina']).id;
    return {
      says: async text => shownInTeams((await tenant.said({ ...inChat(teams, chat, '29:nina'), text })).at(-1)),
      async clicks(label) {
        await tenant.click('29:nina', teams.posted.at(-1), label);
        return shownInTeams(teams.posted.at(-1));
      },
    };
  };

  test.each([
    ['Slack', inSlack],
    ['Teams', inTeams],
  ])('from %s is there after Save, in her words and name, and gone after Undo', async (via, open) => {
    const { says, clicks } = open();
    const before = await logged();
    expect(await says(`Just called ${ada}, 20 min, wants pricing for 200 seats`)).toContain('Save this?');
    expect(await logged()).toEqual(before);
    expect(await clicks(/^Save$/u)).toContain('Saved in Odoo');
    const after = (await logged()).filter(one => !before.some(known => known.body === one.body));
    expect(after).toHaveLength(1);
    expect(after[0]?.body).toContain('wants pricing for 200 seats');
    expect(after[0]?.body).toContain(`Logged by Nina Kowalczyk from ${via}`);
    expect(after[0]?.author_id[1]).toContain('Nina Kowalczyk');
    expect(await clicks(/^Undo$/u)).toContain('Taken back');
    expect(await logged()).toEqual(before);
  });
});
