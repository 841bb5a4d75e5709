import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { type FakeTeams, openFakeTeams } from '../support/fake-teams.ts';
import { openWorkspace, shown as shownInSlack, type Workspace } from '../support/slack-workspace.ts';
import { company, openStory, person, type Story } from '../support/story.ts';
import { inChat, openTenant, shown as shownInTeams, type Tenant } from '../support/teams-tenant.ts';

const question = 'who do we know at Globex?';

describe.each(databases)('Slack and Teams on one server, on $kind', database => {
  let story: Story;
  let fakes: { slack: FakeSlack; teams: FakeTeams };
  let channels: { slack: Workspace; teams: Tenant };

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
    ]);
    fakes = { slack: await openFakeSlack(), teams: await openFakeTeams() };
    const app = express();
    channels = {
      slack: await openWorkspace(story, fakes.slack, { app }),
      teams: await openTenant(story, fakes.teams, story.acquaint.turns, app),
    };
    fakes.slack.user('U0NINA', 'nina@ours.example');
    fakes.teams.person('29:nina', 'nina@ours.example');
  });
  afterAll(async () => {
    await channels?.slack.close();
    await channels?.teams.close();
    await fakes?.slack.close();
    await fakes?.teams.close();
    await story?.close();
  });

  test('answer the same person the same, each in its own place', async () => {
    const [inSlack] = await channels.slack.write('U0NINA', question);
    const chat = fakes.teams.chat('personal', ['29:nina']);
    const [inTeams] = await channels.teams.said(inChat(fakes.teams, chat.id, '29:nina', { text: question }));
    expect(shownInSlack(inSlack)).toContain('Ada Example');
    expect(shownInTeams(inTeams)).toContain('Ada Example');
    expect(inTeams?.summary).toBe(inSlack?.text);
    expect(fakes.teams.posted).toHaveLength(1);
    expect(fakes.slack.posted).toHaveLength(1);
  });

  test('link her in both, as one colleague', async () => {
    const links = await story.db.query('select platform, colleague_id from chat_identity order by platform');
    expect(links.map(link => link.platform)).toEqual(['slack', 'teams']);
    expect(links[0]?.colleague_id).toBe(links[1]?.colleague_id);
  });
});
