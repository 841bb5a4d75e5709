import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import type { Message } from '../../src/channels/port.ts';
import { openInOrder } from '../../src/turns/in-order.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story } from '../support/story.ts';

describe.each(databases)('a turn, on $kind', database => {
  let story: Story;
  let message: (deliveryId: string, text?: string) => Message;
  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation', title: 'VP Sales' }),
    ]);
    const asker = await colleagueByEmail(story.db, 'nina@ours.example');
    if (!asker) throw new Error('Nina is missing.');
    message = (deliveryId, text = 'who do we know at Globex?') => ({
      channel: 'slack',
      deliveryId,
      thread: 'thread',
      text,
      asker,
      now,
    });
  });
  afterAll(() => story.close());

  const stored = (deliveryId: string) =>
    story.db.query<{ reference: string; outcome: string | null }>(
      'select reference, outcome from turn where delivery_id = $1',
      [deliveryId],
    );

  test('is stored once, answered once, and silent when it is delivered again', async () => {
    const first = await story.acquaint.respond(message('d-1'));
    expect(first).toMatchObject({ outcome: 'answered' });
    expect(await story.acquaint.respond(message('d-1'))).toBeNull();
    expect(await stored('d-1')).toEqual([{ reference: first?.reference, outcome: 'answered' }]);
  });

  test('that was cut off by the end of its process is answered when the platform delivers it again', async () => {
    const { channel, deliveryId, thread, asker, text } = message('d-2');
    await story.db.query(
      `insert into turn (channel, delivery_id, thread, reference, colleague_id, text, received_at)
       values ($1, $2, $3, 'abcd2345', $4, $5, $6)`,
      [channel, deliveryId, thread, asker.id, text, now],
    );
    expect(await story.acquaint.respond(message('d-2'))).toMatchObject({ outcome: 'answered', reference: 'abcd2345' });
    expect(await story.acquaint.respond(message('d-2'))).toBeNull();
  });

  test('that failed said so once, and stays silent when it is delivered again', async () => {
    await story.db.query('alter table position rename to position_away');
    const failed = await story.acquaint
      .respond(message('d-3'))
      .finally(() => story.db.query('alter table position_away rename to position'));
    expect(failed).toMatchObject({ outcome: 'failed' });
    expect(await stored('d-3')).toMatchObject([{ outcome: 'failed' }]);
    expect(await story.acquaint.respond(message('d-3'))).toBeNull();
  });

  test('remembers what was asked and which ids were shown, never what stands in the rows', async () => {
    await story.acquaint.respond(message('d-4'));
    const [turn] = await story.db.query("select shown, arguments from turn where delivery_id = 'd-4'");
    expect(turn?.shown).toEqual([{ kind: 'contact', id: expect.any(Number) }]);
    expect(JSON.stringify(turn)).not.toContain('Ada');
  });
});

describe('messages in order', () => {
  const open = () => {
    let done = () => {};
    const promise = new Promise<void>(resolve => {
      done = resolve;
    });
    return { promise, done };
  };

  test('the second of a thread waits for the first, also when the first fails; another thread does not wait', async () => {
    const inOrder = openInOrder();
    const log: string[] = [];
    const gate = open();
    const first = inOrder('a', async () => {
      await gate.promise;
      log.push('a1');
      throw new Error('broken');
    });
    const second = inOrder('a', async () => log.push('a2'));
    await inOrder('b', async () => log.push('b1'));
    expect(log).toEqual(['b1']);
    gate.done();
    await expect(first).rejects.toThrow('broken');
    await second;
    expect(log).toEqual(['b1', 'a1', 'a2']);
  });
});
