/** How far a name reaches: "mark ashdon" where only "mark" was found, "Szpital Dębowy w Krakowie" found in two parts. */
import { fold, type Token, tokens } from '../../domain/fold.ts';
import { nameSimilarity } from '../../domain/similarity.ts';
import type { NameMatch } from '../../knowledge/port.ts';
import type { Name } from './names.ts';

/** A neighbour this much like a word of the name is that word, mistyped or inflected. */
const alike = 0.6;
/** The same beside an everyday word ("hospital", "mark"), which alone names nobody. */
const surelyAlike = 0.75;

/** Joins neighbours that are parts of one stored name, with the little words between them. */
export function joinParts(message: string, names: readonly Name[]): readonly Name[] {
  const joined: Name[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    const both = before && common(before, name);
    if (before && both && belongs(message.slice(before.end, name.start), both)) {
      const stretch = { start: before.start, end: name.end, words: message.slice(before.start, name.end) };
      joined[joined.length - 1] = { ...stretch, kinds: [both.kind], matches: [both] };
    } else joined.push(name);
  }
  return joined;
}

function common(a: Name, b: Name): NameMatch | undefined {
  return a.matches.find(match => b.matches.some(other => other.kind === match.kind && other.id === match.id));
}

function belongs(between: string, match: NameMatch): boolean {
  if (/[,;:?!.]/.test(between)) return false;
  const own = fold(match.name).split(' ');
  return tokens(between).every(token => own.includes(token.folded));
}

/** The name with unknown neighbours that look like the rest of it, or are written like a name. */
export function stretched(message: string, name: Name, isStrange: (token: Token) => boolean, sure = false): Name {
  if (name.matches[0]?.by !== 'part') return name;
  const rest = name.matches.flatMap(match => fold(match.name).split(' '));
  const fits = (token: Token) => {
    if (!isStrange(token)) return false;
    const likeness = Math.max(...rest.map(word => nameSimilarity(token.folded, word)));
    return likeness >= (sure ? surelyAlike : alike) || (!sure && /^\p{Lu}/u.test(token.word) && token.start > 0);
  };
  let { start, end } = name;
  const all = tokens(message);
  for (const token of all.filter(token => token.start >= end)) {
    if (!isGap(message.slice(end, token.start))) break;
    if (isJoint(token)) continue;
    if (!fits(token)) break;
    end = token.end;
  }
  for (const token of all.filter(token => token.end <= start).reverse()) {
    if (!isGap(message.slice(token.end, start))) break;
    if (isJoint(token)) continue;
    if (!fits(token)) break;
    start = token.start;
  }
  return { ...name, start, end, words: message.slice(start, end) };
}

/** "Thistle and Rowan". */
function isJoint(token: Token): boolean {
  return ['and', 'i', 'a', 'und', 'و'].includes(token.folded);
}

function isGap(between: string): boolean {
  return tokens(between).every(isJoint) && /^[\s&.'’\p{L}-]*$/u.test(between);
}
