/** What HubSpot and Pipedrive tell `serve` by themselves: a hint to read, and nothing else of it goes anywhere. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openFakeHubspot } from '../support/fake-hubspot.ts';
import { openFakePipedrive } from '../support/fake-pipedrive.ts';
import { botToken, openFakeSlack, signingSecret } from '../support/fake-slack.ts';
import { openDesk } from './run.ts';

const secret = 'the-apps-client-secret';
const login = { user: 'acquaint', password: 'made-up-by-us' };
const minutes = 60_000;

interface Vendor {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  /** Beginnings of addresses that lead elsewhere. */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** Somebody adds a contact there, some minutes ago. */
  addContact(): void;
  /** Requests for contacts so far. */
  reads(): number;
  /** An event as the vendor tells it; the same number is the same event. */
  event(number: number): string;
  headers(url: string, body: string): Record<string, string>;
  close(): Promise<void>;
}

const marker = 'word-of-a-stranger';

async function hubspot(): Promise<Vendor> {
  const fake = await openFakeHubspot();
  return {
    path: '/crm/hubspot',
    env: { HUBSPOT_TOKEN: 'secret-key', HUBSPOT_WEBHOOK_SECRET: secret },
    elsewhere: { '^https://api\\.hubapi\\.com': fake.url },
    addContact: () => void fake.add('contacts', { firstname: 'Ada', lastname: 'Example' }, Date.now() - 4 * minutes),
    reads: () => fake.requests.filter(request => request.endsWith('/contacts/search')).length,
    event: number =>
      JSON.stringify([
        {
          eventId: number,
          subscriptionType: 'contact.propertyChange',
          objectId: 4711,
          occurredAt: 1,
          propertyValue: marker,
        },
      ]),
    headers(url, body) {
      const at = String(Date.now());
      const address = url.replace(/^http:/u, 'https:');
      const signature = createHmac('sha256', secret).update(`POST${address}${body}${at}`).digest('base64');
      return { 'x-hubspot-request-timestamp': at, 'x-hubspot-signature-v3': signature };
    },
    close: fake.close,
  };
}

async function pipedrive(): Promise<Vendor> {
  let reads = 0;
  const fake = await openFakePipedrive({
    check({ path, method }) {
      if (path === '/persons' && method === 'GET') reads += 1;
    },
  });
  fake.addUser('Nina Kowalczyk', 'nina@ours.example');
  return {
    path: '/crm/pipedrive',
    env: {
      PIPEDRIVE_URL: fake.url,
      PIPEDRIVE_TOKEN: 'secret-token',
      PIPEDRIVE_WEBHOOK_USER: login.user,
      PIPEDRIVE_WEBHOOK_PASSWORD: login.password,
    },
    elsewhere: {},
    addContact() {
      const update_time = `${new Date(Date.now() - 4 * minutes).toISOString().slice(0, 19)}Z`;
      fake.add('persons', { name: 'Ada Example', visible_to: 7, update_time });
    },
    reads: () => reads,
    event: number =>
      JSON.stringify({
        meta: { id: `event-${number}`, entity: 'person', action: 'change', version: '2.0' },
        data: { name: marker },
      }),
    headers: () => ({
      authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`,
    }),
    close: fake.close,
  };
}

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serving(openVendor: () => Promise<Vendor>) {
  const [vendor, slack, desk] = [await openVendor(), await openFakeSlack(), await openDesk()];
  ends.push(desk.remove, slack.close, vendor.close);
  const env = {
    NODE_OPTIONS: `--import ${new URL('../support/elsewhere.mjs', import.meta.url).href}`,
    ACQUAINT_TEST_ELSEWHERE: JSON.stringify({ '^https://slack\\.com/api/': slack.url, ...vendor.elsewhere }),
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    ...vendor.env,
  };
  // Otherwise the demo company would move in.
  expect(await desk.run(['connect', vendor.path.slice('/crm/'.length)], { env })).toMatchObject({ code: 0 });
  const bot = desk.start(['serve', '--port', '0'], { env });
  ends.push(async () => {
    bot.kill();
    await bot.done;
  });
  await expect.poll(bot.said, { timeout: 60_000 }).toMatch(/port \d+/u);
  const log = () => readFileSync(join(desk.data, 'acquaint.log'), 'utf8');
  await expect.poll(log, { timeout: 60_000 }).toContain('the CRM was read');
  const address = `http://127.0.0.1:${/port (\d+)/u.exec(bot.said())?.[1]}${vendor.path}`;
  const tell = async (body: string, headers = vendor.headers(address, body)) =>
    (await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }))
      .status;
  return {
    vendor,
    bot,
    log,
    tell,
    /** Streams that are to be read because somebody told us. */
    waiting: () =>
      desk.look(db =>
        db.query("select data from pgboss.job where name = 'crm-hint' and state = 'created' order by created_on"),
      ),
    /** As if the minutes until then were over. */
    timePasses: () => desk.look(db => db.query("update pgboss.job set start_after = now() where name = 'crm-hint'")),
    known: () => desk.look(async db => (await db.query('select name from contact_record')).map(row => row.name)),
  };
}

describe.each([
  ['HubSpot', hubspot],
  ['Pipedrive', pipedrive],
])('what %s tells', { timeout: 180_000 }, (_, openVendor) => {
  test('a hundred times is one read, after which the change is here; told once more it is nothing', async () => {
    const { vendor, bot, tell, waiting, timePasses, known, log } = await serving(openVendor);
    expect(bot.said()).toContain(vendor.path);
    vendor.addContact();
    const before = vendor.reads();
    const told = await Promise.all(Array.from({ length: 100 }, (_, number) => tell(vendor.event(number))));
    expect(new Set(told)).toEqual(new Set([204]));
    const jobs = await waiting();
    // Two where the hundred went over the end of a span.
    expect([1, 2]).toContain(jobs.length);
    expect(jobs[0]).toEqual({ data: { stream: 'contacts' } });
    expect(await known()).toEqual([]);

    await timePasses();
    await expect.poll(known, { timeout: 60_000 }).toEqual(['Ada Example']);
    await expect.poll(waiting, { timeout: 60_000 }).toEqual([]);
    expect(vendor.reads() - before).toBeLessThanOrEqual(jobs.length);
    expect(await tell(vendor.event(7))).toBe(204);
    expect(await waiting()).toEqual([]);
    expect(log()).not.toContain(marker);
  });

  test('is refused from anybody else, and too much of it from everybody; nothing is read or noted', async () => {
    const { vendor, tell, waiting, log } = await serving(openVendor);
    const body = vendor.event(1);
    expect(await tell(body, {})).toBe(401);
    expect(await tell(body, { authorization: 'Basic YTpi', 'x-hubspot-signature-v3': 'YTpi' })).toBe(401);
    expect(await tell(body.padEnd(600_000))).toBe(413);
    expect(await waiting()).toEqual([]);
    expect(log()).not.toContain(marker);
  });
});
