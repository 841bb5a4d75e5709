/** A message cut into clauses: what was done, what is to be done, what changes. */
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';
import { logWords, says, wholeWords } from './log-words.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Clause extends Stretch {
  readonly text: string;
  readonly folded: string;
}

/** After these a full stop ends no sentence. Folded. */
const abbreviations = new Set('tel str mio mln tys tis ca bzw resp np napr inkl nr max cca approx vs'.split(' '));

/** After these it never does. */
const titles = new Set('dr mr mrs ms ing mgr prof st bc jr sr'.split(' '));

const separators = /[;!?\n،؛\p{Extended_Pictographic}]+|,(?!\d)|\.(?=\s|$)|\s[-–—]+\s|:\s/gu;

function endsSentence(message: string, at: number): boolean {
  const before = /[\p{L}\p{N}]+$/u.exec(message.slice(0, at))?.[0] ?? '';
  const after = message.slice(at + 1).trimStart();
  if (after === '') return true;
  if (/^\d+$/u.test(before)) return /^\p{Lu}/u.test(after);
  if (before.length < 2 || titles.has(fold(before))) return false;
  return /^\p{Lu}/u.test(after) || !abbreviations.has(fold(before));
}

const clauseOf = (message: string, start: number, end: number): Clause => {
  const text = message.slice(start, end);
  return { start, end, text, folded: fold(text) };
};

/** Where each folded word of a text stands in it. */
function wordPlaces(text: string): readonly { at: number; start: number }[] {
  const places: { at: number; start: number }[] = [];
  let length = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}'’]+/gu)) {
    const folded = fold(match[0]);
    if (folded === '') continue;
    places.push({ at: length, start: match.index });
    length += folded.length + 1;
  }
  return places;
}

/** Parts "called her and need to send the offer" where the second half begins: before the joints of its cue. */
function splitAtCues(message: string, clause: Clause, language: Language): readonly Clause[] {
  const words = logWords[language];
  const done = [...clause.folded.matchAll(wholeWords(Object.values(words.activity).join('|')))][0];
  if (!done) return [clause];
  const after = done.index + done[0].length;
  // German and Persian verbs stand at the end: what comes before belongs to them, unless "ich muss" begins anew.
  const verbLast = language === 'de' || language === 'fa';
  const cut = [...clause.folded.matchAll(wholeWords(`${words.todo}|${words.wish}`))].flatMap(todo => {
    if (todo.index <= after) return [];
    const joints = new RegExp(`(?:(?<=^| )(?:${words.joint.replaceAll('\\w', '[\\p{L}\\p{N}]')}) )+$`, 'u').exec(
      clause.folded.slice(0, todo.index),
    );
    // Without a joint a wish is only part of the sentence: "talked about the offer".
    const isWish = !says(todo[0], words.todo);
    const begins = !isWish && /^(?:(?:ich|wir) |قرار)/u.test(todo[0]);
    return (isWish || verbLast) && !joints && !begins ? (verbLast ? [] : [null]) : [joints?.index ?? todo.index];
  })[0];
  if (cut === undefined || cut === null) return [clause];
  const place = wordPlaces(clause.text).find(word => word.at >= cut);
  if (!place || place.start === 0) return [clause];
  const parted = clause.start + place.start;
  return [clauseOf(message, clause.start, parted), clauseOf(message, parted, clause.end)];
}

/** "Called Mark no answer try again tomorrow": how it ended ends what was told. */
function splitAfterOutcome(message: string, clause: Clause, language: Language): readonly Clause[] {
  const { noAnswer, leftMessage, noShow } = logWords[language];
  const ended = [...clause.folded.matchAll(wholeWords(`${noAnswer}|${leftMessage}|${noShow}`))].at(-1);
  if (!ended || ended.index === 0) return [clause];
  const at = ended.index + ended[0].length + 1;
  const place = wordPlaces(clause.text).find(word => word.at >= at);
  if (
    !place ||
    /^(?:for|with|from|to|at|on|u|w|na|dla|od|pro|z|ze|v|ve|fur|mit|bei|von|auf|برای|به|با|از) /u.test(
      clause.folded.slice(at),
    )
  )
    return [clause];
  const cut = clause.start + place.start;
  return [clauseOf(message, clause.start, cut), clauseOf(message, cut, clause.end)];
}

/** Dictated without a sign: a new thought begins before these. Folded. */
const dictated: Readonly<Partial<Record<Language, string>>> = {
  pl: 'takze|no i|a ja|ale|wiec|i ze|i trwalo|a trwalo|on mowi|ona mowi|mowi ze|powiedzial\\w* ze|jeszcze musze|i musze|i mam|przypomnij',
  cs: 'takze|tak ze|jo a|no a|a ja|ale|jinak|jelikoz|a trvalo|bylo to|rikal\\w* ze|ze pry|a musim|a mam|pripomen',
};
/** Shorter clauses are one thought. */
const dictatedWords = 18;

function splitDictated(message: string, clause: Clause, language: Language): readonly Clause[] {
  const opens = dictated[language];
  if (opens === undefined || clause.folded.split(' ').length < dictatedWords) return [clause];
  const places = wordPlaces(clause.text);
  const cuts = [...clause.folded.matchAll(wholeWords(opens))].flatMap(
    match => places.find(word => word.at === match.index && word.start > 0)?.start ?? [],
  );
  const edges = [0, ...cuts, clause.text.length];
  return edges.slice(1).map((end, i) => clauseOf(message, clause.start + (edges[i] ?? 0), clause.start + end));
}

/** @param whole stretches that are never cut: names ("Moravia Kov a.s."), dates */
export function clausesOf(message: string, language: Language, whole: readonly Stretch[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  const add = (end: number) => {
    const clause = clauseOf(message, from, end);
    if (clause.folded === '') return;
    for (const thought of splitDictated(message, clause, language))
      for (const part of splitAfterOutcome(message, thought, language))
        clauses.push(...splitAtCues(message, part, language));
  };
  for (const match of message.matchAll(separators)) {
    const at = match.index;
    if (whole.some(one => one.start < at && at < one.end)) continue;
    if (match[0] === '.' && !endsSentence(message, at)) continue;
    add(at);
    from = at + match[0].length;
  }
  add(message.length);
  return clauses;
}
