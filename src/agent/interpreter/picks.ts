/** Picking from the choices of the last reply: by number, by name, or by what tells them apart ("the hospital one"). */
import { tokens } from '../../domain/fold.ts';
import type { NameMatch } from '../../knowledge/port.ts';
import type { Arguments } from '../../skills/port.ts';
import { lastLine, type TurnLine } from '../memory.ts';
import type { Span } from './criteria.ts';
import type { Interpretation } from './interpret.ts';
import { placeInList } from './items.ts';

export interface PickClues {
  readonly message: string;
  readonly item: number | undefined;
  /** Criteria named in the message. */
  spans(): readonly Span[];
  /** Names found in the message. */
  readonly names: readonly NameMatch[];
  /** The candidates that were offered, looked up again for who asks now. */
  readonly offered: readonly NameMatch[];
  /** Criteria named in a candidate's hint. */
  criteriaOf(hint: string): readonly Span[];
  /** How rare a word is among the phrasings: 0 for words said in every other question. */
  isCommon(word: string): boolean;
}

/** The last question with the pick put in; undefined when the message picks nothing. */
export function pick(clues: PickClues, memory: readonly TurnLine[]): Interpretation | undefined {
  const last = lastLine(memory);
  if (!last?.choosing || last !== memory.at(-1)) return undefined;
  const chosen = chosenId(clues, last);
  if (chosen === undefined) return undefined;
  const stored = clues.offered.find(match => match.id === chosen.id)?.name;
  const args: Arguments = {
    ...last.arguments,
    ...(stored === undefined ? {} : { [last.choosing]: stored }),
    [`${last.choosing}Id`]: chosen.id,
    ...(chosen.item === undefined ? {} : { item: chosen.item }),
  };
  return { tool: last.tool, arguments: args };
}

function chosenId(clues: PickClues, last: TurnLine): { id: number; item?: number } | undefined {
  if (clues.item !== undefined) {
    const item = placeInList(clues.item, last.shown.length);
    const shown = item === undefined ? undefined : last.shown[item - 1];
    if (item !== undefined && shown) return { id: shown.id, item };
  }
  const ids = last.shown.map(shown => shown.id);
  const scored = ids.map(id => ({ id, score: resemblance(id, clues) })).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score > 0 && best.score > (second?.score ?? 0) ? { id: best.id } : undefined;
}

/** How many of the message's telling words and criteria fit one candidate. */
function resemblance(id: number, clues: PickClues): number {
  const match = clues.offered.find(candidate => candidate.id === id);
  if (!match) return 0;
  const described = `${match.name} ${match.hint ?? ''}`;
  const own = new Set(tokens(described).map(token => token.folded));
  const words = tokens(clues.message).filter(token => !clues.isCommon(token.folded));
  const inName = words.filter(token => own.has(token.folded)).length;
  const inForm = words.filter(
    token => !own.has(token.folded) && [...own].some(word => alike(word, token.folded)),
  ).length;
  const theirs = clues.criteriaOf(match.hint ?? '');
  const fits = (span: Span) => theirs.some(other => other.slot === span.slot && other.value === span.value);
  const shared = new Set(
    clues
      .spans()
      .filter(fits)
      .map(span => `${span.slot} ${span.value}`),
  ).size;
  const named = clues.names.some(name => name.id === id && name.similarity >= 0.9) ? 1 : 0;
  return inName + 0.7 * inForm + 1.5 * shared + named;
}

/** Two forms of one word: five or more letters in common at the beginning. */
function alike(a: string, b: string): boolean {
  return a.length >= 5 && b.length >= 5 && a.slice(0, 5) === b.slice(0, 5);
}
