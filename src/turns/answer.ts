/** A turn's reply: understood as the audience, or what the clicked button leads to. Every failure is a reply too. */
import { performance } from 'node:perf_hooks';
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import type { Card } from '../cards/card.ts';
import { cardText } from '../cards/text.ts';
import type { ReadersIn, Reply, StoredTurn, Stranger } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { FindNames } from '../knowledge/port.ts';
import type { Ledger } from '../ledger/port.ts';
import type { ProposalForms, SkillResult } from '../skills/port.ts';
import { type Language, languages } from '../words/port.ts';
import { type Asked, isOthers } from './asked.ts';
import { type Clicked, clickedAction, refusedClick } from './click.ts';
import { type Again, type LedgerVoices, openDecisions } from './decisions.ts';
import { inPrivate, withLeftOut } from './for-asker-alone.ts';
import { setApart } from './quoted-log.ts';
import { refreshedTurn } from './refresh.ts';
import { openResults } from './result.ts';
import { isSharing, privateCard, shareStep } from './share.ts';
import { type Kept, newReference } from './store.ts';

export interface Voices extends LedgerVoices {
  /** The language of a message, where the message shows it. */
  languageOf(text: string): Promise<Language | undefined>;
  /** What the bot can do, when it did not understand what was asked. */
  abilities(language: Language, asked: string): Card;
  failure(language: Language, reference: string): Card;
  /** A line put under a reply when the chat model failed and the interpreter answered. */
  modelDown(card: Card): Card;
  /** Why nobody of ours asks, and how to be linked. */
  stranger(language: Language, why: Stranger): Card;
  /** Why a click changes nothing. */
  click(language: Language, why: 'old' | 'notYours' | 'decided'): Card;
}

export interface Log {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface AnswerParts {
  readonly db: Database;
  readonly agent: Agent;
  readonly findNames: FindNames;
  readonly voices: Voices;
  readonly log: Log;
  readonly language: Language;
  readonly ledger: Ledger;
  readonly forms: ProposalForms;
}

interface Found {
  readonly reply: Reply;
  readonly kept: Kept;
}

interface How {
  readonly began: number;
  readonly readersIn?: ReadersIn | undefined;
}

export interface Answer {
  /** Never throws. */
  find(turn: StoredTurn, asked: Asked | Stranger, how: How): Promise<Found>;
  failed(
    turn: { reference: string; text: string },
    error: unknown,
    options: { began: number; parties?: Asked },
  ): Promise<Reply>;
}

const isLanguage = (text: string | null): text is Language => (languages as readonly (string | null)[]).includes(text);

export function openAnswer({
  db,
  agent,
  findNames,
  voices,
  log,
  language: fallback,
  ledger,
  forms,
}: AnswerParts): Answer {
  const decisions = openDecisions({ ledger, voices });
  const finish = (began: number, reply: Omit<Reply, 'text' | 'elapsedMs'>): Reply => ({
    ...reply,
    text: cardText(reply.card),
    elapsedMs: Math.round((performance.now() - began) * 10) / 10,
  });
  const said = (reference: string, card: Card, outcome: 'answered' | 'declined' | 'failed') =>
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

  const resultOf = openResults({ db, agent, findNames, ledger, forms });

  /** In the direct conversation. Turning the page goes on there with the card that is there already. */
  const privately = (fuller: SkillResult, turn: StoredTurn, asked: Asked, clicked: Clicked | null, began: number) => {
    if (asked.direct === undefined || clicked?.verb === 'more-people') return null;
    const card = privateCard(fuller, { shareable: turn.place !== null && turn.place !== undefined });
    return {
      reply: finish(began, { ...saidBy(fuller), card, reference: newReference() }),
      kept: { askerId: asked.asker.id, ...keptOf(fuller), thread: asked.direct, sharePlace: turn.place },
    };
  };

  /**
   * Whom a log is about is found as the asker alone where the readers may see less: else somebody whom they may not see
   * would be added to the CRM a second time.
   */
  const proposedPrivately = async (
    fuller: SkillResult,
    turn: StoredTurn,
    asked: Asked & { readonly direct: string },
    language: Language,
    { began }: How,
  ): Promise<Found | null> => {
    const own = privately(fuller, turn, asked, null, began);
    if (!own) return null;
    const alone = await audienceOf(db, asked.asker);
    const proposed = await decisions.proposed(fuller, { ...turn, thread: asked.direct }, alone, language, null);
    const told = { ...own.reply, card: proposed.told(own.reply.card) };
    return {
      reply: finish(began, {
        ...said(turn.reference, inPrivate(language), 'answered'),
        skill: fuller.skill,
        privately: { ...told, text: cardText(told.card) },
      }),
      kept: { shown: [], askerId: asked.asker.id, privately: { ...own.kept, ...proposed.kept } },
    };
  };

  const shared = async (turn: StoredTurn, clicked: Clicked, asked: Asked, language: Language, how: How) => {
    const { asker } = asked;
    const step = await shareStep({ db, agent, readersIn: how.readersIn }, clicked, { asker, now: turn.now, language });
    const { result, card, posts } = step;
    return {
      reply: finish(how.began, {
        ...saidBy(result),
        card,
        reference: turn.reference,
        replaces: true,
        ...(posts ? { posts } : {}),
      }),
      kept: {
        askerId: asker.id,
        ...keptOf(result),
        replacedTurn: clicked.turn,
        ...(posts ? {} : { sharePlace: clicked.sharePlace }),
      },
    };
  };

  /** Null: nothing was decided. */
  const decision = async (turn: StoredTurn, clicked: Clicked | null, again: Again, asked: Asked, how: How) => {
    const decided = await decisions.in(turn, clicked, again, asked.asker);
    if (!decided) return null;
    const language = await languageFor(turn.text, asked, clicked);
    const { card, result, kept } = await decisions.carriedOut(decided, turn, asked.asker, language);
    const told = { skill: 'log-interaction', arguments: {}, outcome: 'answered', result, card } as const;
    const replaces = turn.click ? { replaces: true } : {};
    return { reply: finish(how.began, { ...told, ...replaces, reference: turn.reference }), kept };
  };

  const find = async (turn: StoredTurn, asked: Asked, how: How): Promise<Found> => {
    const { reference } = turn;
    const { began } = how;
    const again = turn.click ? await refreshedTurn(db, turn.click) : null;
    const clicked = turn.click && again === null ? await clickedAction(db, turn.channel, turn.click) : null;
    const language = await languageFor(isOthers(asked) ? '' : turn.text, asked, clicked);
    const kept = { shown: [], askerId: asked.asker.id, forgetWords: isOthers(asked) };
    const refusal = turn.click && again === null ? refusedClick(clicked, asked.asker.id) : null;
    const refused = (why: Parameters<Voices['click']>[1]): Found => ({
      reply: finish(began, { ...said(reference, voices.click(language, why), 'declined'), quiet: true }),
      kept,
    });
    if (refusal) return refused(refusal === 'old' && turn.filled ? 'decided' : refusal);
    if (asked.page) return { reply: finish(began, said(reference, asked.page, 'answered')), kept };
    if (clicked && isSharing(clicked)) return shared(turn, clicked, asked, language, how);
    const decided = turn.filled ? null : await decision(turn, clicked, again, asked, how);
    if (decided) return decided;
    const found = await resultOf(turn, asked, clicked, language);
    if (!found) return refused('decided');
    if (found.modelDown)
      log.error({ reference, reason: found.modelFailure }, 'the chat model failed; the interpreter answered');
    const { result: understood, fuller } = found;
    if (understood === 'declined')
      return {
        reply: finish(
          began,
          said(reference, voices.abilities(language, clicked ? String(clicked.arguments.text) : turn.text), 'declined'),
        ),
        kept,
      };
    const { result, ...apart } = setApart(understood);
    if (fuller && asked.direct !== undefined && result.skill === 'log-interaction') {
      const there = await proposedPrivately(fuller, turn, { ...asked, direct: asked.direct }, language, how);
      if (there) return there;
    }
    const proposed = await decisions.proposed(result, turn, found.audience, language, clicked);
    const own = fuller && privately(fuller, turn, asked, clicked, began);
    // The next page of a private answer is one too.
    const sharePlace = clicked?.changesCard ? (clicked.sharePlace ?? undefined) : undefined;
    const whole = sharePlace === undefined ? result.card : privateCard(result, { shareable: true });
    const told = proposed.told(whole);
    const card = fuller ? withLeftOut(told) : told;
    const reply = finish(began, {
      ...saidBy(result),
      card: found.modelDown ? voices.modelDown(card) : card,
      reference,
      ...(clicked?.changesCard ? { replaces: true } : {}),
      ...(own ? { privately: own.reply } : {}),
    });
    return {
      reply,
      kept: {
        ...kept,
        ...apart,
        ...keptOf(result),
        ...(clicked?.changesCard ? { replacedTurn: clicked.turn } : {}),
        ...(sharePlace === undefined ? {} : { sharePlace }),
        ...(own ? { privately: own.kept } : {}),
        ...proposed.kept,
      },
    };
  };

  return {
    failed,
    async find(turn, asked, how) {
      const { began } = how;
      try {
        if (typeof asked === 'string') {
          const card = voices.stranger(await languageFor(turn.text), asked);
          return { reply: finish(began, said(turn.reference, card, 'declined')), kept: { shown: [] } };
        }
        const found = await find(turn, asked, how);
        const silent = asked.overheard === true && found.reply.skill === 'none';
        return silent ? { ...found, kept: { ...found.kept, silent } } : found;
      } catch (error) {
        if (typeof asked === 'string') return { reply: await failed(turn, error, { began }), kept: { shown: [] } };
        const silent = asked.overheard === true;
        return {
          reply: await failed(turn, error, { began, parties: asked }),
          kept: { shown: [], askerId: asked.asker.id, silent, forgetWords: isOthers(asked) },
        };
      }
    },
  };
}

const saidBy = ({ skill, arguments: args, outcome, result }: SkillResult) => ({
  skill,
  arguments: args,
  outcome,
  result,
});

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
