/** A person as a card shows them: who they are, the best one or two ways to them, and what to beware of. */
import type { Level, PersonBlock } from '../cards/card.ts';
import type { Path, PersonAnswer, StrengthWord, Warning } from '../domain/answer.ts';
import { sayList } from '../words/numbers.ts';
import { say } from '../words/say.ts';
import { saySince, sayWhen } from '../words/when.ts';
import { type CardOptions, dotted, foreign } from './card-options.ts';
import { pathLine, sayWord } from './path-line.ts';

const levels: Readonly<Record<StrengthWord, Level>> = { strong: 4, warm: 3, faint: 2, connected: 1, none: 0 };

export function levelOf(word: StrengthWord): Level {
  return levels[word];
}

/** Two paths where few people are shown; else the second only when it is of more use than the first. */
function pathsToShow(person: PersonAnswer, roomy: boolean): readonly Path[] {
  const [first, second] = person.paths;
  if (!first) return [];
  if (!second) return [first];
  const usable = (path: Path) => path.via === 'you' || path.canIntroduce;
  return roomy || (!usable(first) && usable(second)) ? [first, second] : [first];
}

export function warningLine(warning: Warning, options: CardOptions): string {
  const { language, now, timeZone } = options;
  switch (warning.kind) {
    case 'left': {
      const account = foreign(warning.account, options);
      const left = warning.at
        ? say(language, 'warning.leftWhen', { account, when: sayWhen(language, warning.at, now, timeZone) })
        : say(language, 'warning.left', { account });
      return warning.now ? say(language, 'warning.nowAt', { left, account: foreign(warning.now, options) }) : left;
    }
    case 'silent':
      return say(language, 'warning.silent', { since: saySince(language, warning.since, now, timeZone) });
    case 'disputed':
      return say(language, 'warning.disputed', {
        source: sourceLabel(warning.source, options),
        account: foreign(warning.account, options),
        when: sayWhen(language, warning.asOf, now, timeZone),
      });
  }
}

/** "your LinkedIn", "HubSpot", "calendar (Jonas Weber)" as the results name sources, in the reader's language. */
export function sourceLabel(source: string, options: CardOptions): string {
  const [, kind = '', owner = ''] = /^(mailbox|calendar|contacts) \((.+)\)$/u.exec(source) ?? [];
  if (owner !== '') return `${sourceLabel(kind, options)} (${foreign(owner, options)})`;
  const own = source.startsWith('your ');
  const bare = own ? source.slice('your '.length) : source;
  return say(options.language, own ? 'source.own' : 'source.shared', { kind: bare, name: foreign(bare, options) });
}

export function sourcesLine(person: PersonAnswer, options: CardOptions): string | null {
  if (person.sources.length < 2) return null;
  const sources = sayList(
    options.language,
    person.sources.map(source => sourceLabel(source, options)),
  );
  return say(options.language, 'person.sources', { sources });
}

export interface PersonView {
  /** Place in the list, from 1. */
  readonly number: number;
  /** Few people on the card: two paths each. */
  readonly roomy: boolean;
  readonly withPlace?: boolean;
  readonly reasons?: readonly string[];
}

/** Characters of a role, so that it stays a line beside the name; "more" shows a title whole. */
const roleLength = { title: 48, account: 32, place: 32 };

function roleOf(person: PersonAnswer, options: CardOptions, withPlace = false): string {
  return dotted([
    person.title && foreign(person.title, options, roleLength.title),
    person.account && foreign(person.account, options, roleLength.account),
    withPlace && person.place ? foreign(person.place, options, roleLength.place) : null,
  ]);
}

export function personBlock(person: PersonAnswer, view: PersonView, options: CardOptions): PersonBlock {
  const name = foreign(person.name, options);
  const known = person.paths.length > 0;
  const about = say(options.language, 'action.about', { name });
  return {
    type: 'person',
    number: view.number,
    name,
    role: roleOf(person, options, view.withPlace),
    strength: known ? person.strength : null,
    level: known ? levelOf(person.word) : 0,
    word: known ? sayWord(person.word, options) : say(options.language, 'word.nobody'),
    reasons: view.reasons ?? [],
    paths: pathsToShow(person, view.roomy).map(path => pathLine(path, options, path.word !== person.word)),
    warnings: person.warnings.map(warning => warningLine(warning, options)),
    sources: sourcesLine(person, options),
    actions: [{ label: about, verb: 'about', arguments: { personId: person.contactId } }],
  };
}
