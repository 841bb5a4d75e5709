/** A path as one line: who, by which evidence, and whether they can introduce the asker. */
import type { Evidence, Path, StrengthWord } from '../domain/answer.ts';
import { isExchange, type PartKind } from '../domain/tie.ts';
import { say } from '../words/say.ts';
import { saySince, sayWhen } from '../words/when.ts';
import { type CardOptions, dotted, foreign } from './card-options.ts';

/** The order evidence is read in: exchanges first, then what is only shared. */
const kindOrder: readonly PartKind[] = [
  'email',
  'meeting',
  'call',
  'message',
  'chat',
  'letter',
  'event',
  'invitation',
  'connection',
  'group',
  'circle',
  'employer',
];

/** More than this many kinds on one line are not read any more. */
const evidenceShown = 4;

type Via = Pick<Path, 'via' | 'colleague' | 'team'>;

/** Who stands on the path; `place` is where it stands: at the start of a line, or inside a sentence. */
export function sayVia(path: Via, options: CardOptions, place: 'start' | 'inside'): string {
  const { language } = options;
  const prefix = place === 'start' ? 'via.start' : 'via';
  if (path.via === 'colleague' && path.colleague) {
    return say(language, `${prefix}.colleague`, { name: foreign(path.colleague, options) });
  }
  if (path.via === 'team' && path.team) return say(language, `${prefix}.team`, { team: foreign(path.team, options) });
  return say(language, path.via === 'you' ? `${prefix}.you` : `${prefix}.unnamed`);
}

export function sayWord(word: StrengthWord, options: CardOptions): string {
  return say(options.language, `word.${word}`);
}

/** `twoWay` left out: nothing is said of the direction. */
type Counted = Pick<Evidence, 'kind' | 'count' | 'name'> & { readonly twoWay?: boolean };

/** "14 mails both ways"; without the number where the colleague shares anonymously. */
export function sayEvidence(evidence: Counted, options: CardOptions): string {
  const { language } = options;
  const { kind } = evidence;
  if (kind === 'connection' || kind === 'group' || kind === 'circle' || kind === 'employer') {
    return evidence.name
      ? say(language, `evidence.${kind}`, { name: foreign(evidence.name, options, 50) })
      : say(language, `evidence.${kind}.some`, { count: evidence.count ?? 1 });
  }
  const way = evidence.twoWay === undefined ? 'unsaid' : evidence.twoWay ? 'both' : 'one';
  return evidence.count === null
    ? say(language, `evidence.${kind}.some`, { way })
    : say(language, `evidence.${kind}`, { way, count: evidence.count });
}

/** The one with the latest date carries it: one date a line says how fresh the tie is. */
function freshest(evidence: readonly Evidence[]): Evidence | undefined {
  return evidence
    .filter(item => item.lastAt !== null && isExchange(item.kind))
    .toSorted((a, b) => (b.lastAt?.getTime() ?? 0) - (a.lastAt?.getTime() ?? 0))[0];
}

function evidenceParts(path: Path, options: CardOptions): readonly string[] {
  const { language, now, timeZone } = options;
  const sorted = path.evidence.toSorted((a, b) => kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind));
  const dated = freshest(sorted);
  const said = (item: Evidence): string => {
    const evidence = sayEvidence(item, options);
    if (item === dated && item.lastAt) {
      const when = sayWhen(language, item.lastAt, now, timeZone);
      return say(language, item.count === 1 ? 'evidence.once' : 'evidence.last', { evidence, when });
    }
    if (item.kind === 'connection' && item.firstAt) {
      return say(language, 'evidence.since', { evidence, since: saySince(language, item.firstAt, now, timeZone) });
    }
    return evidence;
  };
  return sorted
    .slice(0, evidenceShown)
    .map(item => (item.pending ? say(language, 'evidence.pending', { evidence: said(item) }) : said(item)));
}

function introduction(path: Path, options: CardOptions): string | null {
  if (path.via !== 'colleague') return null;
  return say(options.language, path.canIntroduce ? 'path.canIntroduce' : 'path.cannotIntroduce');
}

/** "14 mails both ways, last 12 days ago · 3 meetings": a path without its name. */
export function evidenceLine(path: Path, options: CardOptions): string {
  return dotted(evidenceParts(path, options));
}

/** "Anna Nowak · 14 mails both ways, last 12 days ago · 3 meetings · can introduce you". */
export function pathLine(path: Path, options: CardOptions, withWord = false): string {
  const who = sayVia(path, options, 'start');
  return dotted([
    withWord ? `${who} (${sayWord(path.word, options)})` : who,
    ...evidenceParts(path, options),
    introduction(path, options),
  ]);
}
