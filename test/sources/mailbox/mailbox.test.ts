import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mbox } from '../../../src/sources/mailbox/mbox.ts';
import { fileOf, itemsOf, ofType, read } from '../support.ts';

const self = 'rep@ours.example';
const separator = 'From ada@acme.example Mon Jan 05 10:00:00 2026\n';
const basic = {
  From: 'Ada Example <ada@acme.example>',
  To: 'Rep One <rep@ours.example>',
  Date: 'Mon, 5 Jan 2026 10:00:00 +0100',
  'Message-ID': '<1@acme.example>',
};
const message = (headers: Record<string, string | undefined> = {}, body = 'Hello\n') =>
  `${Object.entries({ ...basic, ...headers })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\n`]))
    .join('')}\n${body}\n`;
const mailbox = (...messages: string[]) => messages.map(text => separator + text).join('');
const touches = async (...messages: string[]) => ofType((await read(mailbox(...messages), { self })).items, 'touch');

describe('a message in a mailbox', () => {
  it('says who wrote to whom and when, and nothing of what', async () => {
    const { kind, items } = await read(
      mailbox(message({ Subject: 'Secret', Cc: '=?utf-8?Q?Luk=C3=A1=C5=A1_Nov=C3=A1k?= <lukas@acme.example>' })),
      { self },
    );
    expect(kind).toBe('mailbox');
    expect(items).toEqual([
      {
        type: 'touch',
        key: 'mail:1@acme.example',
        line: 1,
        kind: 'email',
        at: new Date('2026-01-05T09:00:00Z'),
        size: 3,
        people: [
          { ref: { email: 'ada@acme.example', name: 'Ada Example' }, side: 'from' },
          { ref: { email: self, name: 'Rep One', self: true }, side: 'to' },
          { ref: { email: 'lukas@acme.example', name: 'Lukáš Novák' }, side: 'to' },
        ],
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/Secret|Hello/u);
  });

  it('keeps subject and text when the owner asks for them', async () => {
    const body = 'Hi,\nFrom now on we meet in 2026.\n\nFrom me 2026\n';
    const { items } = await read(mailbox(message({ Subject: 'Plans' }, body)), { self, keepDetails: true });
    expect(ofType(items, 'touch')[0]?.detail).toMatchObject({
      subject: 'Plans',
      body: expect.stringContaining('From now on'),
    });
  });

  it('names the people of a group address', async () => {
    const [touch] = await touches(message({ To: 'team: rep@ours.example, "Example, Bob" <bob@acme.example>;' }));
    expect(touch?.people.slice(1).map(person => person.ref.name ?? person.ref.email)).toEqual([self, 'Bob Example']);
  });

  it('has one key in every mailbox it lies in, also without a Message-ID', async () => {
    const [first] = await touches(message({ 'Message-ID': undefined }));
    const [again] = await touches(message({ 'Message-ID': undefined, 'X-Folder': 'archive' }));
    expect(first?.key).toBe(again?.key);
  });

  it('counts for the owner who got it as a blind copy, but adds nobody to mail among colleagues', async () => {
    const [blind] = await touches(message({ To: 'bob@globex.example' }));
    expect(blind?.people.at(-1)).toEqual({ ref: { email: self, self: true }, side: 'to' });
    const [colleague] = await touches(message({ To: 'boss@ours.example' }));
    expect(colleague?.people).toHaveLength(2);
  });

  it('of a list carries the list, and not the list among its people', async () => {
    const [touch] = await touches(
      message({
        To: 'games@lists.example',
        'List-Id': 'Board games <Games.lists.example>',
        'List-Post': '<mailto:games@lists.example>',
        Precedence: 'list',
      }),
    );
    expect(touch).toMatchObject({ list: 'games.lists.example' });
    expect(touch?.people.map(person => person.ref.email)).toEqual(['ada@acme.example', self]);
  });

  it('takes the person behind a system that writes for them', async () => {
    const [touch] = await touches(
      message({ From: 'Ada Example via Forms <noreply@forms.example>', 'Reply-To': 'ada@acme.example' }),
    );
    expect(touch?.people[0]).toEqual({ ref: { email: 'ada@acme.example', name: 'Ada Example' }, side: 'from' });
  });

  it.each([
    ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }],
    ['a newsletter', { 'List-Unsubscribe': '<mailto:out@news.example>' }],
    ['bulk mail', { Precedence: 'bulk' }],
    ['a robot', { From: 'GitHub <noreply@github.example>' }],
    ['a scheduling system', { From: 'Calendly <notifications@calendly.com>' }],
    ['an accepted invitation', { Subject: 'Accepted: Review' }],
    ['a calendar answer', { 'Content-Type': 'text/calendar; method=REPLY' }],
    ['a delivery failure', { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
    ['spam', { 'X-Gmail-Labels': 'Spam,Unread' }],
    ['a draft', { 'X-Gmail-Labels': 'Drafts' }],
    ['a note to oneself', { From: self, To: self }],
  ])('is passed over when it is %s', async (_, headers) => {
    const { items } = await read(mailbox(message(headers), message()), { self });
    expect(items).toMatchObject([{ type: 'touch', key: 'mail:1@acme.example' }]);
  });

  it.each([
    ['no date', { Date: undefined }, 'no date: fill in the Date header'],
    ['a date of 1970', { Date: 'Thu, 1 Jan 1970 00:00:00 +0000' }, 'before 1990'],
    ['a date in the future', { Date: 'Mon, 5 Jan 2037 10:00:00 +0000' }, 'in the future'],
    ['a date that is none', { Date: 'yesterday' }, '"yesterday" is not a date'],
    ['no sender', { From: 'undisclosed' }, 'no readable From header'],
  ])('is rejected with its line and byte when it has %s, and the rest goes on', async (_, headers, reason) => {
    const first = message();
    const { items } = await read(mailbox(first, message(headers), message({ 'Message-ID': '<3@x.example>' })), {
      self,
    });
    const byte = separator.length + first.length;
    expect(ofType(items, 'rejected')).toMatchObject([{ line: 9, reason: expect.stringContaining(reason) }]);
    expect(ofType(items, 'rejected')[0]?.reason).toContain(`byte ${byte}`);
    expect(ofType(items, 'touch')).toHaveLength(2);
  });

  it('is read when its date names a zone that no clock knows', async () => {
    const [touch] = await touches(message({ Date: 'Mon, 5 Jan 2026 10:00:00 MESZ' }));
    expect(touch?.at).toEqual(new Date('2026-01-05T10:00:00Z'));
  });

  it('is read when its name was written in raw bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${separator}From: `),
      Buffer.from([0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a]),
      Buffer.from(' K <lukasz@acme.example>\nTo: rep@ours.example\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nx\n'),
    ]);
    expect(ofType(await itemsOf(mbox, fileOf(bytes), { self }), 'touch')[0]?.people[0]?.ref.name).toBe('Łukasz K');
  });
});

describe('a mailbox', () => {
  it('is cut into the same messages wherever its bytes are parted, whatever its bodies hold', async () => {
    const bodies = fc.array(
      fc
        .array(
          fc.constantFrom('Hello', '>From me', 'From the heart', '', 'From 2026 on', '=\u00e9', 'To: nobody@x.example'),
          { maxLength: 6 },
        )
        .map(lines => `${lines.join('\n')}\n`),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (texts, piece, crlf) => {
        const plain = mailbox(
          ...texts.map((text, at) =>
            message({ 'Message-ID': `<${at}@x>` }, text.replace(/^From 2026 on$/gmu, '>From 2026 on')),
          ),
        );
        const items = await itemsOf(mbox, fileOf(crlf ? plain.replaceAll('\n', '\r\n') : plain, 'f', piece), { self });
        expect(items.map(item => 'key' in item && item.key)).toEqual(texts.map((_, at) => `mail:${at}@x`));
      }),
      { numRuns: 60 },
    );
  });

  it('of one message is an .eml file', async () => {
    const { kind, items } = await read(
      message({ Received: 'from a by b' }, 'From me to you 2026\n\nFrom x Mon Jan 05 10:00:00 2026\n'),
      { self },
    );
    expect(kind).toBe('message');
    expect(items).toMatchObject([{ type: 'touch', key: 'mail:1@acme.example', line: 1 }]);
  });
});
