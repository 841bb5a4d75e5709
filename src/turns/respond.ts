/** A turn: stored, understood as the audience, answered, finished. Every failure ends in a sentence with a reference. */
import { performance } from 'node:perf_hooks';
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import type { Card } from '../cards/card.ts';
import { cardText } from '../cards/text.ts';
import type { Message, Reply, Respond } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Shown, SkillResult } from '../skills/port.ts';
import { type Language, languages } from '../words/port.ts';
import { openInOrder } from './in-order.ts';
import { finishTurn, memoryOf, newReference, storeTurn } from './store.ts';

/** Earlier turns of a thread that are kept in mind. */
const remembered = 6;

export interface Voices {
  /** The language of a message, where the message shows it. */
  languageOf(text: string): Promise<Language | undefined>;
  abilities(language: Language, declined: boolean): Card;
  failure(language: Language, reference: string): Card;
  /** A line put under a reply when the chat model failed and the interpreter answered. */
  modelDown(card: Card): Card;
}

export interface Log {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface RespondParts {
  readonly db: Database;
  readonly agent: Agent;
  readonly voices: Voices;
  readonly log: Log;
  readonly language: Language;
}

const isLanguage = (text: string | null): text is Language => (languages as readonly (string | null)[]).includes(text);

export function openRespond({ db, agent, voices, log, language: fallback }: RespondParts): Respond {
  const inOrder = openInOrder();
  const answer = async (message: Message, began: number): Promise<Reply | null> => {
    const finish = (reply: Omit<Reply, 'text' | 'elapsedMs'>): Reply => ({
      ...reply,
      text: cardText(reply.card),
      elapsedMs: Math.round((performance.now() - began) * 10) / 10,
    });
    const own = isLanguage(message.asker.language) ? message.asker.language : fallback;
    let language = message.language ?? own;
    let reference = newReference();
    let turn: Awaited<ReturnType<typeof storeTurn>> = null;
    try {
      turn = await storeTurn(db, message);
      if (!turn) {
        log.info({ channel: message.channel, delivery: message.deliveryId }, 'delivered again; answered before');
        return null;
      }
      reference = turn.reference;
      language = message.language ?? (await voices.languageOf(message.text)) ?? own;
      const audience = await audienceOf(db, message.asker, message.readers);
      const memory = await memoryOf(db, message, turn.id, remembered);
      const found = await agent.answer({ text: message.text, audience, now: message.now, language, memory });
      if (found.modelDown)
        log.error({ reference, reason: found.modelFailure }, 'the chat model failed; the interpreter answered');
      const { result } = found;
      const reply =
        result === 'declined'
          ? finish({
              skill: 'none',
              arguments: {},
              outcome: 'declined',
              result: null,
              card: voices.abilities(language, true),
              reference,
            })
          : finish({
              skill: result.skill,
              arguments: result.arguments,
              outcome: result.outcome,
              result: result.result,
              card: found.modelDown ? voices.modelDown(result.card) : result.card,
              reference,
            });
      const [shown, choosing]: [readonly Shown[], SkillResult['choosing']] =
        result === 'declined' ? [[], undefined] : [result.shown, result.choosing];
      await finishTurn(db, turn.id, reply, shown, choosing, message.now);
      log.info({ reference, skill: reply.skill, outcome: reply.outcome, ms: reply.elapsedMs }, 'turn');
      return reply;
    } catch (error) {
      log.error({ reference, error: describe(error) }, 'turn failed');
      const reply = finish({
        skill: 'none',
        arguments: {},
        outcome: 'failed',
        result: null,
        card: voices.failure(language, reference),
        reference,
      });
      // When the database itself is gone the reply still goes out.
      if (turn) await finishTurn(db, turn.id, reply, [], undefined, message.now).catch(() => {});
      return reply;
    }
  };
  return message => {
    const began = performance.now();
    // The one character that Postgres cannot store.
    const storable = { ...message, text: message.text.replaceAll('\0', '') };
    return inOrder(`${message.channel} ${message.thread}`, () => answer(storable, began));
  };
}

/** What the log keeps of an error. A statement's values may hold what people wrote, so they stay out. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack: stack?.split('\n').slice(0, 12).join('\n'), code: (error as { code?: string }).code };
}
