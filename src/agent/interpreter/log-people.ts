/** Who of those that a log names took part, and who is only spoken of. */
import { fold } from '../../domain/fold.ts';
import type { Stretch } from '../../domain/log/clauses.ts';
import { says } from '../../domain/log/log-words.ts';
import type { LogReading } from '../../domain/log/read-log.ts';
import { tookPart, withWhom } from '../../domain/log/small-words.ts';
import type { LogClues } from './log.ts';
import type { Name } from './names.ts';

const inside = (name: Stretch, clauses: readonly Stretch[]) =>
  clauses.some(clause => clause.start <= name.start && name.end <= clause.end);

/** Those in what was told; where nobody is, all that were named. */
export function toldFirst<T extends Stretch>(all: readonly T[], reading: LogReading): readonly T[] {
  const told = all.filter(name => inside(name, reading.told));
  return told.length > 0 ? told : all;
}

/**
 * With whom it was: those named where it is told. "Coffee with Kayla. She says Brent wants this": who is only spoken of, in a
 * sentence of its own that does not say they took part, was not there.
 */
export function tookPartIn(
  people: readonly Name[],
  reading: LogReading,
  { message, language }: LogClues,
): readonly Name[] {
  const named = toldFirst(people, reading);
  const withNames = reading.told.filter(clause => named.some(name => inside(name, [clause])));
  // "I know it from Alžběta, we had lunch": where it is told names nobody, who was named last before.
  const done = reading.told.find(clause => clause.kind === 'told');
  const anchor =
    withNames.find(clause => clause.kind === 'told') ??
    withNames.findLast(clause => done !== undefined && clause.end <= done.start) ??
    withNames[0];
  if (!anchor) return named;
  return named.filter(name => {
    const clause = reading.told.find(one => inside(name, [one]));
    if (!clause || clause === anchor || clause.kind === 'told' || says(clause.folded, tookPart[language])) return true;
    const before = message.slice(clause.start, name.start);
    if (clause.start > anchor.start && withWhom[language].test(before)) return true;
    if (/(?:^|\s)(?:że|ze|że|that|dass|daß|že|prý|که)\s+$/iu.test(before)) return false;
    const words = named.reduce(
      (text, { start, end }) =>
        clause.start <= start && end <= clause.end
          ? `${text.slice(0, start - clause.start)}${' '.repeat(end - start)}${text.slice(end - clause.start)}`
          : text,
      clause.text,
    );
    const after = message.slice(name.end, clause.end);
    if (name.start - clause.start < 6 && /^\s*(?:and|und|oraz|i|a|u|y|و|&|\+)(?![\p{L}])/iu.test(after)) return true;
    return (
      fold(words)
        .split(' ')
        .filter(word => word.length > 2).length < 2
    );
  });
}
