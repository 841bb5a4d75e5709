/** From the words of an argument to one thing, to several choices, or to the nearest names. */
import type { Choice } from '../domain/answer.ts';
import type { NameKind, NameMatch, Reading } from '../knowledge/port.ts';

export type Named =
  | { readonly found: { readonly id: number; readonly name: string } }
  | { readonly choices: readonly Choice[] }
  | { readonly unknown: string; readonly nearest: readonly Choice[] };

/** Candidates this close to the best are not told apart by guessing. */
const margin = 0.02;
/** More choices than this are no help: the nearest ones are shown. */
const mostChoices = 8;

const choiceOf = (match: NameMatch): Choice => ({
  kind: match.kind === 'account' ? 'account' : 'contact',
  id: match.id,
  name: match.name,
  hint: match.hint,
});

const distinct = (matches: readonly NameMatch[]) =>
  matches.filter((match, place) => matches.findIndex(other => other.id === match.id) === place);

/**
 * @param id set by a button, a number or a name picked from choices: nothing is looked up then
 * @param near of several equal candidates, those here come first and win alone: "Anna at Globex"
 */
export async function nameOf(
  reading: Reading,
  words: string,
  kind: NameKind,
  near?: (ids: readonly number[]) => Promise<readonly number[]>,
): Promise<Named> {
  const { matches, nearest } = await reading.lookUp(words, kind);
  const [best] = matches;
  if (!best) return { unknown: words, nearest: distinct(nearest).map(choiceOf) };
  const close = distinct(matches.filter(match => match.similarity >= best.similarity - margin));
  const nearer = near && close.length > 1 ? await near(close.map(match => match.id)) : [];
  const left = nearer.length > 0 ? close.filter(match => nearer.includes(match.id)) : close;
  const [only] = left;
  if (only && left.length === 1) return { found: { id: only.id, name: only.name } };
  return { choices: left.slice(0, mostChoices).map(choiceOf) };
}
