/** From a sentence in Slack into a real Odoo and back: read there by somebody else than the connector. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm } from '../../src/crm/port.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { databases } from '../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { type Odoo14, odooUrl, openOdoo14 } from '../support/odoo-14.ts';
import { openWorkspace, shown, type Workspace } from '../support/slack-workspace.ts';
import { openStory, type Story } from '../support/story.ts';
import { writesTo } from '../support/writes.ts';

const url = odooUrl;

test.skipIf(url)(
  'NO ODOO 14: nothing is logged there, because ACQUAINT_TEST_ODOO_URL is not set; scripts/odoo.sh start prints it',
  context => context.skip(),
);

describe.skipIf(!url).each(databases)(
  'a call that is logged from Slack into Odoo, on $kind',
  { timeout: 120_000 },
  database => {
    const run = Math.random().toString(36).slice(2, 8);
    const ada = `Ada Quark ${run}`;
    let odoo: Odoo14;
    let crm: Crm;
    let story: Story;
    let slack: FakeSlack;
    let workspace: Workspace;
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
    });
    afterAll(async () => {
      await workspace?.close();
      await slack?.close();
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

    test('is there after Save, in her words and name, and gone after Undo', async () => {
      const before = await logged();
      await workspace.write('U0NINA', `Just called ${ada}, 20 min, wants pricing for 200 seats`);
      expect(shown(slack.posted.at(-1))).toContain('Save this?');
      expect(await logged()).toEqual(before);
      const [saved] = await workspace.click('U0NINA', slack.posted.at(-1), /^Save$/u);
      expect(shown(saved)).toContain('Saved in Odoo');
      const after = (await logged()).filter(one => !before.some(known => known.body === one.body));
      expect(after).toHaveLength(1);
      expect(after[0]?.body).toContain('wants pricing for 200 seats');
      expect(after[0]?.body).toContain('Logged by Nina Kowalczyk from Slack');
      expect(after[0]?.author_id[1]).toContain('Nina Kowalczyk');
      const [undone] = await workspace.click('U0NINA', slack.posted.at(-1), /^Undo$/u);
      expect(shown(undone)).toContain('Taken back');
      expect(await logged()).toEqual(before);
    });
  },
);
