/**
 * Decisions about what was proposed to be written, by click or in words. What is said to have happened is always told from
 * the ledger, never from what was meant to happen.
 */
import type { Audience, Colleague } from '../access/port.ts';
import { type Card, withNote } from '../cards/card.ts';
import { untrusted } from '../cards/untrusted.ts';
import type { StoredTurn } from '../channels/port.ts';
import { statesOf } from '../domain/entry-states.ts';
import { type Decision, decisionIn } from '../domain/lexicon/decisions.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Ledger, Ledgered, Proposing, Unwritable } from '../ledger/port.ts';
import type { SkillResult } from '../skills/port.ts';
import type { Language } from '../words/port.ts';
import { say } from '../words/say.ts';
import type { Clicked } from './click.ts';
import { refreshNotNeeded } from './refresh.ts';
import type { Kept } from './store.ts';

/** What a card of the ledger is made to say besides what stands there. */
export type LedgerNote = 'undo?' | 'change';

export interface LedgerVoices {
  /** A question before a proposal was left. */
  left(language: Language): Card;
  ledger(language: Language, view: Ledgered, now: Date, options: { asker: Colleague; note?: LedgerNote }): Card;
  /** The card without what would write, and why. */
  unwritable(card: Card, why: Unwritable): Card;
  /** The line of the CRM's list, and the one that says whose words they are. */
  written(language: Language, proposal: Proposal, by: string, via: string): { subject: string; byline: string };
}

/** `undo?`: shown, and asked whether to. `show`: as things are now. */
type Verb = 'save' | 'leave' | 'undo' | 'change' | 'undo?' | 'show';

interface Decided {
  readonly verb: Verb;
  /** The turn whose card it is about. */
  readonly turn: number;
}

/** Milliseconds a click waits for the CRM before the card says that it is on its way. */
const patience = 2500;

const verbs: readonly string[] = ['save', 'leave', 'undo', 'change'] satisfies Verb[];

function decidedBy(clicked: Clicked): Decided | null {
  return verbs.includes(clicked.verb) ? { verb: clicked.verb as Verb, turn: clicked.turn } : null;
}

/** Behind the states of a card that asks whether to take back what it names. */
const asking = ' undo?';
const shownAs = (states: string, { verb }: Decided) => (verb === 'undo?' ? `${states}${asking}` : states);

const inWords: Readonly<Record<'proposed' | 'asked', Partial<Record<Decision, Verb>>>> = {
  proposed: { save: 'save', yes: 'save', leave: 'leave', no: 'leave' },
  asked: { undo: 'undo', yes: 'undo', leave: 'show', no: 'show' },
};

/** "Save it", "cofnij": about the card just shown. What is to be taken back is named first. */
async function decidedInWords(ledger: Ledger, turn: StoredTurn, asker: Colleague): Promise<Decided | null> {
  const decision = decisionIn(turn.text);
  if (!decision) return null;
  const thread = { channel: turn.channel, thread: turn.thread, askerId: asker.id };
  const shown = await ledger.lastShown(thread);
  const view = shown === null ? null : await ledger.of(shown, turn.now);
  if (shown !== null && view) {
    const isOpen = view.entries.some(entry => entry.state === 'proposed');
    const isAsked = view.shown?.endsWith(asking) ?? false;
    const verb = isOpen ? inWords.proposed[decision] : isAsked ? inWords.asked[decision] : undefined;
    if (verb) return { verb, turn: shown };
  }
  if (decision !== 'undo') return null;
  const last = await ledger.lastUndoable(thread, turn.now);
  return last === null ? null : { verb: 'undo?', turn: last };
}

/** Does what was decided, waits a moment for the CRM, and shows what the ledger says then. */
async function carryOut(
  { ledger, voices }: { ledger: Ledger; voices: LedgerVoices },
  { verb, turn: decidedOn }: Decided,
  { turn, asker, language }: { turn: StoredTurn; asker: Colleague; language: Language },
): Promise<{ card: Card; view: Ledgered } | null> {
  const { now, place } = turn;
  if (verb === 'save') await ledger.save(decidedOn, place, now);
  if (verb === 'leave') await ledger.leave(decidedOn, now);
  if (verb === 'undo') await ledger.undo(decidedOn, place, now);
  if (verb === 'save' || verb === 'undo') await ledger.settled(decidedOn, patience);
  const view = await ledger.of(decidedOn, now);
  if (!view) return null;
  const note = verb === 'undo?' || verb === 'change' ? { note: verb } : {};
  const told = verb === 'show' ? view.language : language;
  return { card: voices.ledger(told, view, now, { asker, ...note }), view };
}

/** What a result proposes, without the pieces that were taken out; null where it proposes nothing. */
function proposedBy(result: SkillResult): Proposal | null {
  if (result.outcome !== 'proposed') return null;
  const { proposal, leftOut = [] } = result.result as { proposal: Proposal; leftOut?: readonly number[] };
  let piece = 0;
  const isIn = () => {
    piece += 1;
    return !leftOut.includes(piece);
  };
  return {
    ...proposal,
    activity: proposal.activity && isIn() ? proposal.activity : null,
    tasks: proposal.tasks.filter(isIn),
    changes: proposal.changes.filter(isIn),
    newContacts: proposal.newContacts.filter(isIn),
  };
}

const vias: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

/** What is kept beside the turn, so that the card which is shown can be decided on. */
function proposing(
  voices: LedgerVoices,
  proposal: Proposal,
  {
    turn,
    asker,
    scopes,
    language,
  }: {
    turn: StoredTurn;
    asker: Colleague;
    scopes: readonly number[];
    language: Language;
  },
): Omit<Proposing, 'turnId'> {
  const via = vias[turn.channel] ?? 'Acquaint';
  return {
    askerId: asker.id,
    scopes,
    channel: turn.channel,
    thread: turn.thread,
    language,
    proposal,
    ...voices.written(language, proposal, asker.name, via),
    author: { name: asker.name, email: asker.email, via },
  };
}

/** A turn that nobody asked for: the turn whose card is to be shown as things are now; undefined where that is gone. */
export type Again = number | null | undefined;

export function openDecisions({ ledger, voices }: { ledger: Ledger; voices: LedgerVoices }) {
  return {
    /** @returns null where nothing was decided */
    async in(turn: StoredTurn, clicked: Clicked | null, again: Again, asker: Colleague): Promise<Decided | null> {
      if (again !== null) return { verb: 'show', turn: again ?? 0 };
      return clicked ? decidedBy(clicked) : decidedInWords(ledger, turn, asker);
    },

    async carriedOut(
      decided: Decided,
      turn: StoredTurn,
      asker: Colleague,
      language: Language,
    ): Promise<{ card: Card; result: unknown; kept: Kept }> {
      const kept: Kept = { shown: [], askerId: asker.id };
      const step = await carryOut({ ledger, voices }, decided, { turn, asker, language });
      // Nobody is told anything about a card that is gone, unless they clicked it; a question that is left is over.
      if (!step) {
        const over = decided.verb === 'leave' ? { replacedTurn: decided.turn } : {};
        const silent = decided.verb === 'show';
        return { card: voices.left(language), result: null, kept: { ...kept, ...over, silent } };
      }
      const result = { entries: step.view.entries };
      const states = statesOf(step.view.entries);
      if (turn.click && decided.verb === 'show' && states === step.view.shown)
        return { card: step.card, result, kept: { ...kept, silent: true } };
      const alongside: Kept['alongside'] = async (sql, turnId) => {
        await ledger.moved(sql, decided.turn, turnId, shownAs(states, decided));
        if (decided.verb !== 'show') await refreshNotNeeded(sql, turnId, states);
      };
      return { card: step.card, result, kept: { ...kept, replacedTurn: decided.turn, alongside } };
    },

    /**
     * What is kept of a result that proposes something; `told`: its card, with why it cannot be written, or with whom the CRM
     * does not know yet and would be added first.
     */
    async proposed(
      result: SkillResult,
      turn: StoredTurn,
      { asker, scopes }: Audience,
      language: Language,
      clicked: Clicked | null,
    ): Promise<{ kept: Pick<Kept, 'alongside'>; told: (card: Card) => Card }> {
      const proposal = proposedBy(result);
      if (!proposal) return { kept: {}, told: card => card };
      const writable = await ledger.writable();
      if (writable !== 'yes') return { kept: {}, told: card => voices.unwritable(card, writable) };
      const what = proposing(voices, proposal, { turn, asker, scopes, language });
      const needed = await ledger.needs(what, turn.now);
      const withNeeded = (card: Card, name: string) =>
        withNote(card, say(card.language, 'ledger.needed', { name: untrusted(name, card.direction) }));
      const replaces = clicked?.changesCard ? { replaces: clicked.turn } : {};
      return {
        kept: { alongside: (sql, turnId) => ledger.propose(sql, { ...what, ...replaces, turnId }, turn.now) },
        told: card => needed.reduce(withNeeded, card),
      };
    },
  };
}
