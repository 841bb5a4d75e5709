/** Names of people: what is title and decoration, which word is whose, and when two spellings are one name. */
import { fold, withUmlautsWritten } from './fold.ts';
import { givenNameGroups } from './given-names.ts';

export { latinKey } from './latin-key.ts';

/** Folded and without gaps: degrees and forms of address that are no names, at either end of a name. */
const sureTitles = new Set(
  `dr drs drh prof mgr mgra inz bc bca mga mudr judr phdr rndr paeddr mvdr mddr pharmdr thdr rsdr phmr icdr csc drsc
  phd dphil mba emba msc bsc dipl diplom dipling hab llm mph mpa esq cpa cfa pmp cissp mr mrs mx jr phd habil
  دکتر مهندس آقای آقا خانم جناب سرکار پروفسور`
    .split(/\s+/u)
    .map(fold),
);
/** Also names or parts of names (Wei Pan, Jean Sir): titles when written with a dot, or before a full name. */
const maybeTitles = new Set(
  'ing doc dis lic mag ms miss sir dame herr frau pan pani pani slecna ma ba jun sr arch art hc med rer nat oec iur'.split(
    ' ',
  ),
);

/** Lower-case words that belong to the family name after them. */
const particles = new Set(
  'van von der den de del della da di dos das du la le al el bin ibn ben ter ten zu zum zur af av st'.split(' '),
);

export interface NameParts {
  /** '' when the name is a single word. As written. */
  readonly given: string;
  /** Further given names and initials, as written; '' when none. */
  readonly middle: string;
  /** With its particles: "van der Berg". A single word counts as the family name. */
  readonly family: string;
  /** From quotes: Robert "Bob" Smith. */
  readonly nickname: string | null;
  /** As written, in order. */
  readonly titles: readonly string[];
}

const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]/u;

/** "Ph. D." and "Dr. h. c." as one word each; their single letters would look like initials. */
function withTitlesTogether(text: string): string {
  return text.replace(/\bph\.?\s*d\b\.?/giu, 'Ph.D.').replace(/\bh\.\s*c\./giu, 'h.c.');
}

function titleKind(word: string): 'sure' | 'maybe' | 'no' {
  const folded = fold(word).replaceAll(' ', '');
  if (folded === '' || sureTitles.has(folded) || /^dipl\b.*\./iu.test(word)) return 'sure';
  if (!maybeTitles.has(folded)) return 'no';
  return word.includes('.') ? 'sure' : 'maybe';
}

interface Stripped {
  readonly words: readonly string[];
  readonly titles: readonly string[];
}

/** Takes titles off both ends, never the last word; a doubtful one only when a full name is left. */
function withoutTitles(words: readonly string[]): Stripped {
  const kept = [...words];
  const titles: string[] = [];
  const isTitle = (word: string | undefined) => {
    const kind = word === undefined ? 'no' : titleKind(word);
    return kind === 'sure' ? kept.length > 1 : kind === 'maybe' && kept.length > 2;
  };
  while (isTitle(kept[0])) titles.push(...kept.splice(0, 1));
  const after: string[] = [];
  while (isTitle(kept.at(-1))) after.unshift(...kept.splice(-1));
  return { words: kept.filter(word => fold(word) !== '' || kept.length === 1), titles: [...titles, ...after] };
}

interface Read extends Stripped {
  readonly nickname: string | null;
}

/** Nobody is called more than this; a pasted page must not take seconds. */
const longestName = 300;

/** The words of a name in their natural order: "Nowak, Anna, Ph.D." is read as Anna Nowak. */
function readName(whole: string): Read {
  const name = whole.slice(0, longestName);
  const nickname = quoted.exec(name)?.[1]?.trim() ?? null;
  const bare = withTitlesTogether(
    name
      .replace(quoted, ' ')
      .replace(/\([^)]*\)|\[[^\]]*\]|\{[^}]*\}/gu, ' ')
      .replace(/\s[|•·].*$/u, ''),
  );
  const parts = bare
    .split(/[,،;]/u)
    .map(part => part.trim().split(/\s+/u).filter(Boolean))
    .filter(part => part.length > 0);
  const isDecoration = (part: readonly string[]) => part.every(word => titleKind(word) !== 'no');
  const named = parts.filter((part, place) => place === 0 || !isDecoration(part));
  const degrees = parts.filter((part, place) => place > 0 && isDecoration(part)).flat();
  const [first = [], second = []] = named;
  const family = withoutTitles(first);
  const given = withoutTitles(second);
  return {
    words: [...given.words, ...family.words],
    titles: [...family.titles, ...given.titles, ...degrees].filter(title => fold(title) !== ''),
    nickname,
  };
}

/** Which word of a name is whose. Words keep their spelling. Spanish double family names are not recognised. */
export function splitName(name: string): NameParts {
  const { words, titles, nickname } = readName(name);
  let familyFrom = Math.max(0, words.length - 1);
  while (familyFrom > 1 && particles.has((words[familyFrom - 1] ?? '').toLowerCase().replace(/\.$/u, ''))) familyFrom--;
  return {
    given: familyFrom > 0 ? (words[0] ?? '') : '',
    middle: words.slice(1, Math.max(1, familyFrom)).join(' '),
    family: words.slice(familyFrom).join(' '),
    nickname,
    titles,
  };
}

/**
 * The folded full name without titles, brackets, nicknames and emoji: "Dr. Anna Nowak, MBA 🚀", "Nowak, Anna" → "anna
 * nowak". With `anyOrder` the words are sorted, so that "Nowak Anna" has the same key. A name of nothing but titles
 * keeps them; '' only for a name without letters and digits.
 */
export function personKey(name: string, options: { readonly anyOrder?: boolean } = {}): string {
  const key = fold(readName(name).words.join(' ')) || fold(name);
  return options.anyOrder ? key.split(' ').sort().join(' ') : key;
}

/** Equal full names in any spelling of the umlauts, titles aside; the order of the words counts. */
export function personNamesEqual(a: string, b: string): boolean {
  const keys = (name: string) => [personKey(name), personKey(withUmlautsWritten(name))];
  const ofA = keys(a);
  return keys(b).some(key => key !== '' && ofA.includes(key));
}

const groupsByForm = new Map<string, Set<string>>();
for (const group of givenNameGroups) {
  const forms = group.map(fold);
  for (const form of forms) {
    const known = groupsByForm.get(form) ?? new Set<string>();
    for (const other of forms) known.add(other);
    groupsByForm.set(form, known);
  }
}

/**
 * A given name and what the same person may be called: "Bob" → bob, robert, bobby, rob, …; "Honza" → honza, jan, …
 * Folded, the name itself first; only itself when the table does not know it. Polish, Czech, German and English.
 */
export function givenNameVariants(name: string): readonly string[] {
  const folded = fold(name);
  return [...new Set([folded, ...(groupsByForm.get(folded) ?? [])])];
}
