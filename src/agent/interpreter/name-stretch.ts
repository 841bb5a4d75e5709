/** How far a name reaches: "mark ashdon" where only "mark" was found, "Szpital Dębowy w Krakowie" found in two parts. */
import { fold, type Token, tokens } from '../../domain/fold.ts';
import { baseForms } from '../../domain/inflection.ts';
import { nameSimilarity, typoFloor } from '../../domain/similarity.ts';
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
    const both = before ? common(before, name) : [];
    const [first] = both;
    if (before && first && belongs(message.slice(before.end, name.start), first)) {
      const stretch = { start: before.start, end: name.end };
      const written = message.slice(before.start, name.end);
      const words = both.every(match => match.id === first.id) ? first.name : written;
      joined[joined.length - 1] = { ...stretch, words, kinds: [first.kind], matches: both };
    } else joined.push(name);
  }
  return joined;
}

function common(a: Name, b: Name): readonly NameMatch[] {
  const same = (x: NameMatch, y: NameMatch) => x.kind === y.kind && x.id === y.id;
  return a.matches.filter(match => b.matches.some(other => same(match, other)));
}

function belongs(between: string, match: NameMatch): boolean {
  if (/[,;:?!.]/.test(between)) return false;
  const own = fold(match.name).split(' ');
  return tokens(between).every(token => isJoint(token) || own.includes(token.folded));
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
  // "Deirdre and Fergus" are two people; "Thistle and Rowan" is one company.
  const joins = (token: Token) => name.kinds.includes('account') && isJoint(token);
  for (const token of all.filter(token => token.start >= end)) {
    if (!isGap(message.slice(end, token.start))) break;
    if (joins(token)) continue;
    if (!fits(token)) break;
    end = token.end;
  }
  for (const token of all.filter(token => token.end <= start).reverse()) {
    if (!isGap(message.slice(token.end, start))) break;
    if (joins(token)) continue;
    if (!fits(token)) break;
    start = token.start;
  }
  if (start === name.start && end === name.end) return name;
  const written = message.slice(start, end);
  const settled = name.matches.filter(match => isWritten(match, written));
  const [only] = settled;
  const words = only && settled.every(match => match.id === only.id) ? only.name : written;
  return { ...name, start, end, words, matches: only ? settled : name.matches };
}

/** Whether every word is one of the stored name's, inflected or with a typing mistake that makes no other name. */
function isWritten(match: NameMatch, written: string): boolean {
  const own = fold(match.name).split(' ');
  // Companies are named by common nouns ("w aptekach"); of people, Novák and Nováková begin alike and are two.
  const begins = (word: string, name: string) =>
    match.kind === 'account' && word.length > 5 && word.slice(0, 5) === name.slice(0, 5);
  const isOwn = (word: string) =>
    own.some(name => nameSimilarity(word, name) >= typoFloor || begins(word, name)) ||
    baseForms(word).some(form => own.includes(form));
  return tokens(written).every(token => isJoint(token) || isOwn(token.folded));
}

/** "Thistle and Rowan". */
function isJoint(token: Token): boolean {
  return ['and', 'i', 'a', 'und', 'و'].includes(token.folded);
}

function isGap(between: string): boolean {
  return tokens(between).every(isJoint) && /^[\s&.'’\p{L}-]*$/u.test(between) && !/\.\s/u.test(between);
}
