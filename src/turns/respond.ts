/** The terminal's door: a message is stored, answered and finished in one go, one thread's messages in order. */
import { performance } from 'node:perf_hooks';
import type { Reply, Respond, StoredTurn } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Answer, Log } from './answer.ts';
import { holding } from './hold.ts';
import { openInOrder } from './in-order.ts';
import { finishTurn, newReference, storeTurn } from './store.ts';

export function openRespond({ db, log, answer }: { db: Database; log: Log; answer: Answer }): Respond {
  const inOrder = openInOrder();
  return message => {
    const began = performance.now();
    const work = async (): Promise<Reply | null> => {
      let turn: StoredTurn | null;
      try {
        turn = await storeTurn(db, message, message.asker.id);
      } catch (error) {
        // When the database itself is gone the reply still goes out.
        return answer.failed({ reference: newReference(), text: message.text }, error, { began, parties: message });
      }
      if (!turn) {
        log.info({ channel: message.channel, delivery: message.deliveryId }, 'delivered again; answered before');
        return null;
      }
      const own = turn;
      return holding(db, own.id, async () => {
        const { reply, kept } = await answer.find(own, message, { began });
        await finishTurn(db, own.id, reply, kept, { now: message.now }).catch(error =>
          log.error({ reference: own.reference, error: String(error) }, 'turn could not be finished'),
        );
        log.info({ reference: own.reference, skill: reply.skill, outcome: reply.outcome, ms: reply.elapsedMs }, 'turn');
        return reply;
      });
    };
    return inOrder(`${message.channel} ${message.thread}`, work);
  };
}
