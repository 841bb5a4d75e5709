/** Which of the candidates that knowledge found are really meant: the best that do not overlap, and no everyday words. */
import { fold, type Token, tokens } from '../../domain/fold.ts';
import type { MatchedBy, NameKind, NameMatch } from '../../knowledge/port.ts';
import { joinParts, stretched } from './name-stretch.ts';

/** A name in the message. One stretch may be several kinds: "Morgan" is a company and a person. */
export interface Name {
  /** As written; the stored name where several stretches of the message or a mended word lead to one name only. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly NameKind[];
  /** The candidates behind it, best first. */
  readonly matches: readonly NameMatch[];
}

/** How far a way of matching is trusted; the rest is similarity. */
const trust: Readonly<Record<MatchedBy, number>> = {
  email: 1.2,
  domain: 1.1,
  exact: 1,
  inflected: 0.95,
  transliterated: 0.9,
  typo: 0.75,
  part: 0.7,
};

const surest: readonly MatchedBy[] = ['email', 'domain', 'exact', 'inflected', 'transliterated'];

/** Below this a candidate is a coincidence of letters. */
const leastSimilarity = 0.45;

/** How many more letters of the message a candidate explains counts as much as how well it matches. */
function weight(match: NameMatch): number {
  return match.similarity * trust[match.by] * Math.sqrt(fold(match.words).length);
}

/**
 * The names meant. `everyday` tells whether a folded word is grammar, a cue or a criterion; such words name somebody
 * only when written like a name, matched in full, or beside an unknown word that fits the rest of the name.
 */
export function namesIn(
  message: string,
  candidates: readonly NameMatch[],
  everyday: (word: string) => boolean,
  isStrange: (token: Token) => boolean,
): readonly Name[] {
  const enough = candidates.filter(match => match.similarity >= leastSimilarity);
  const meant = enough.filter(match => isMeant(match, message, everyday));
  const doubtful = chosen(enough.filter(match => match.by === 'part' && !meant.includes(match)))
    .map(name => ({ name, wide: stretched(message, name, isStrange, true) }))
    .filter(({ name, wide }) => wide.end - wide.start > name.end - name.start)
    .map(({ wide }) => wide);
  const sure = joinParts(message, chosen(meant)).map(name => stretched(message, name, isStrange));
  const added = doubtful.filter(name => !sure.some(other => overlap(other, name)));
  return [...sure, ...added].sort((a, b) => a.start - b.start);
}

/** The best candidates that do not overlap, in the order of the message. */
function chosen(matches: readonly NameMatch[]): readonly Name[] {
  const sorted = [...matches].sort((a, b) => weight(b) - weight(a) || a.start - b.start);
  const kept: NameMatch[] = [];
  for (const match of sorted) if (!kept.some(other => overlap(other, match))) kept.push(match);
  return kept
    .map(best => {
      const same = sorted.filter(match => match.start === best.start && match.end === best.end);
      const close = same.filter(match => weight(match) >= 0.9 * weight(best));
      const kinds = [...new Set(close.map(match => match.kind))];
      return { words: best.words, start: best.start, end: best.end, kinds, matches: same };
    })
    .sort((a, b) => a.start - b.start);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function isMeant(match: NameMatch, message: string, everyday: (word: string) => boolean): boolean {
  const words = tokens(match.words);
  if (words.length === 0) return false;
  if (!words.every(word => everyday(word.folded))) return true;
  if (!surest.includes(match.by)) return false;
  // "Target" or "Next" in the middle of a sentence, or a whole name of several words.
  return words.length > 1 || (match.start > 0 && /^\p{Lu}/u.test(message.slice(match.start)));
}
