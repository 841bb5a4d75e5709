/** A turn's reply: understood as the audience, or what the clicked button leads to. Every failure is a reply too. */
import { performance } from 'node:perf_hooks';
import type { Colleague } from '../access/port.ts';
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import type { Card } from '../cards/card.ts';
import { cardText } from '../cards/text.ts';
import type { Reply, StoredTurn, Stranger } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { SkillResult } from '../skills/port.ts';
import { type Language, languages } from '../words/port.ts';
import { type Clicked, clickedAction, refusedClick, skillOf } from './click.ts';
import { type Kept, memoryOf } from './store.ts';

/** Earlier turns of a thread that are kept in mind. */
const remembered = 6;

export interface Voices {
  /** The language of a message, where the message shows it. */
  languageOf(text: string): Promise<Language | undefined>;
  abilities(language: Language, declined: boolean): Card;
  failure(language: Language, reference: string): Card;
  /** A line put under a reply when the chat model failed and the interpreter answered. */
  modelDown(card: Card): Card;
  /** Why nobody of ours asks, and how to be linked. */
  stranger(language: Language, why: Stranger): Card;
  /** Why a click changes nothing. */
  click(language: Language, why: 'old' | 'notYours'): Card;
}

export interface Log {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface AnswerParts {
  readonly db: Database;
  readonly agent: Agent;
  readonly voices: Voices;
  readonly log: Log;
  readonly language: Language;
}

/** Who asks, for whom to read, and in which language, where that was chosen. */
interface Asked {
  readonly asker: Colleague;
  readonly readers?: readonly (number | null)[];
  readonly language?: Language;
}

interface Found {
  readonly reply: Reply;
  readonly kept: Kept;
}

export interface Answer {
  /** Never throws. */
  find(turn: StoredTurn, asked: Asked | Stranger, options: { began: number }): Promise<Found>;
  failed(
    turn: { reference: string; text: string },
    error: unknown,
    options: { began: number; parties?: Asked },
  ): Promise<Reply>;
}

const isLanguage = (text: string | null): text is Language => (languages as readonly (string | null)[]).includes(text);

export function openAnswer({ db, agent, voices, log, language: fallback }: AnswerParts): Answer {
  const finish = (began: number, reply: Omit<Reply, 'text' | 'elapsedMs'>): Reply => ({
    ...reply,
    text: cardText(reply.card),
    elapsedMs: Math.round((performance.now() - began) * 10) / 10,
  });
  const said = (reference: string, card: Card, outcome: 'declined' | 'failed') =>
    ({ skill: 'none', arguments: {}, outcome, result: null, card, reference }) as const;
  const languageFor = async (text: string, asked?: Asked, clicked?: Clicked | null): Promise<Language> => {
    const own = asked && isLanguage(asked.asker.language) ? asked.asker.language : fallback;
    const ofCard = clicked && isLanguage(clicked.language) ? clicked.language : undefined;
    return asked?.language ?? ofCard ?? (await voices.languageOf(text)) ?? own;
  };

  const failed: Answer['failed'] = async ({ reference, text }, error, { began, parties }) => {
    log.error({ reference, error: describe(error) }, 'turn failed');
    const language = await languageFor(text, parties).catch(() => fallback);
    return finish(began, said(reference, voices.failure(language, reference), 'failed'));
  };

  const resultOf = async (turn: StoredTurn, asked: Asked, clicked: Clicked | null, language: Language) => {
    const audience = await audienceOf(db, asked.asker, asked.readers);
    const memory = await memoryOf(db, { ...turn, asker: asked.asker }, turn.id, remembered);
    const context = { audience, now: turn.now, language, memory };
    const run = clicked && skillOf(clicked);
    if (run) return { result: await agent.run(run.skill, run.arguments, { ...context, text: '' }), modelDown: false };
    return agent.answer({ ...context, text: clicked ? String(clicked.arguments.text ?? '') : turn.text });
  };

  const find = async (turn: StoredTurn, asked: Asked, began: number): Promise<Found> => {
    const { reference } = turn;
    const clicked = turn.click ? await clickedAction(db, turn.channel, turn.click) : null;
    const language = await languageFor(turn.text, asked, clicked);
    const kept = { shown: [], askerId: asked.asker.id };
    const refusal = turn.click ? refusedClick(clicked, asked.asker.id) : null;
    if (refusal) {
      return {
        reply: finish(began, { ...said(reference, voices.click(language, refusal), 'declined'), quiet: true }),
        kept,
      };
    }
    const found = await resultOf(turn, asked, clicked, language);
    if (found.modelDown)
      log.error({ reference, reason: found.modelFailure }, 'the chat model failed; the interpreter answered');
    const { result } = found;
    if (result === 'declined')
      return { reply: finish(began, said(reference, voices.abilities(language, true), 'declined')), kept };
    const reply = finish(began, {
      skill: result.skill,
      arguments: result.arguments,
      outcome: result.outcome,
      result: result.result,
      card: found.modelDown ? voices.modelDown(result.card) : result.card,
      reference,
      ...(clicked?.changesCard ? { replaces: true } : {}),
    });
    return {
      reply,
      kept: { ...kept, ...keptOf(result), ...(clicked?.changesCard ? { replacedTurn: clicked.turn } : {}) },
    };
  };

  return {
    failed,
    async find(turn, asked, { began }) {
      try {
        if (typeof asked === 'string') {
          const card = voices.stranger(await languageFor(turn.text), asked);
          return { reply: finish(began, said(turn.reference, card, 'declined')), kept: { shown: [] } };
        }
        return await find(turn, asked, began);
      } catch (error) {
        const parties = typeof asked === 'string' ? {} : { parties: asked };
        return {
          reply: await failed(turn, error, { began, ...parties }),
          kept: { shown: [], ...(typeof asked === 'string' ? {} : { askerId: asked.asker.id }) },
        };
      }
    },
  };
}

const keptOf = ({ shown, choosing }: SkillResult): Pick<Kept, 'shown' | 'choosing'> => ({
  shown,
  ...(choosing ? { choosing } : {}),
});

/** What the log keeps of an error. A statement's values may hold what people wrote, so they stay out. */
export function describe(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack: stack?.split('\n').slice(0, 12).join('\n'), code: (error as { code?: string }).code };
}
