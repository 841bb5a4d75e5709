/** The platforms' door: a turn is stored first and worked on afterwards, by whichever process holds it. */
import { performance } from 'node:perf_hooks';
import type { Delivered, Reply, StoredTurn, Turns } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Knowledge } from '../knowledge/port.ts';
import type { Ledger } from '../ledger/port.ts';
import type { ProposalForms } from '../skills/port.ts';
import { type Answer, describe, type Log } from './answer.ts';
import { openChangeForm } from './change-form.ts';
import { openFeedback } from './feedback.ts';
import { changedIn, followsIn, wordsNow } from './follow.ts';
import { earlierDone, holding } from './hold.ts';
import { finishTurn, storeTurn, takeLapsed } from './store.ts';

/** Edits of a question while it is answered; after so many it is answered as it was. */
const mostEdits = 3;

interface Told extends Delivered {
  readonly told: Reply;
}

export interface TurnsParts {
  readonly db: Database;
  readonly knowledge: Knowledge;
  readonly log: Log;
  readonly answer: Answer;
  readonly ledger: Ledger;
  readonly forms: ProposalForms;
}

export function openTurns({ db, knowledge, log, answer, ledger, forms }: TurnsParts): Turns {
  const underWay = new Set<Promise<void>>();

  const handle = async (
    turn: StoredTurn,
    { who, deliver, readersIn }: Parameters<Turns['answer']>[1],
  ): Promise<void> => {
    const began = performance.now();
    const { reference } = turn;
    const found = async (text: string) => {
      try {
        return await answer.find({ ...turn, text }, await who(), { began, readersIn });
      } catch (error) {
        return { reply: await answer.failed(turn, error, { began }), kept: { shown: [] } };
      }
    };
    const tell = async (reply: Reply): Promise<Told> => {
      try {
        return { told: reply, ...(await deliver(reply)) };
      } catch (error) {
        log.error({ reference, error: describe(error) }, 'the reply could not be delivered');
        return { told: { ...reply, outcome: 'failed' } };
      }
    };
    /** Answers what was asked in its last words; null when nobody asks any more. */
    const findLatest = async (text: string, left = mostEdits): Promise<Awaited<ReturnType<typeof found>> | null> => {
      const answered = await found(text);
      // When the database does not say, the question as it was is answered.
      const latest = await wordsNow(db, turn.id).catch(() => text);
      if (latest === null) return null;
      return latest === text || left === 0 ? answered : findLatest(latest, left - 1);
    };
    await holding(db, turn.id, async () => {
      await earlierDone(db, turn);
      const latest = await findLatest(turn.text);
      if (!latest) {
        log.info({ reference }, 'withdrawn, or answered by another process');
        return;
      }
      const { reply, kept } = latest;
      const { told, standing, restWithheld }: Told = kept.silent ? { told: reply } : await tell(reply);
      // What nobody was shown takes no card's place, and nobody goes on from it or decides on it.
      const { privately, ...shown } = kept;
      const { replacedTurn, alongside, ...unshown } = shown;
      const keptNow = told !== reply ? unshown : restWithheld ? shown : kept;
      await finishTurn(db, turn.id, told, keptNow, { now: turn.now, standing });
      log.info({ reference, skill: told.skill, outcome: told.outcome, ms: told.elapsedMs }, 'turn');
    });
  };

  return {
    async receive(delivery) {
      const turn = await storeTurn(db, delivery);
      if (!turn) log.info({ channel: delivery.channel, delivery: delivery.deliveryId }, 'delivered again');
      return turn;
    },
    async answer(turn, how) {
      const work = handle(turn, how).catch(error =>
        log.error({ reference: turn.reference, error: describe(error) }, 'turn could not be finished'),
      );
      underWay.add(work);
      await work;
      underWay.delete(work);
    },
    follows: followsIn(db),
    changed: changedIn(db),
    ...openFeedback({ db, knowledge }),
    ...openChangeForm({ db, ledger, forms }),
    takeOver: channel => takeLapsed(db, channel),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
