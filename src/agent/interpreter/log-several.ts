/**
 * "1) call with A 2) met B", "called A in the morning, then visited B": where the second thing that was done begins. One
 * proposal is about one thing, so that the facts of two are never mixed.
 */
import { fold } from '../../domain/fold.ts';
import { logWords, says, wholeWords } from '../../domain/log/log-words.ts';
import { readLog } from '../../domain/log/read-log.ts';
import type { Language } from '../../words/port.ts';
import type { LogClues } from './log.ts';
import { accountNames, peopleNames } from './log-names.ts';
import type { Name } from './names.ts';

/** "And" and the like: what follows may be something else. Folded. */
const ands: Readonly<Record<Language, string>> = {
  en: 'and|plus|also|as well as',
  pl: 'i|a|oraz|tez|takze',
  cs: 'a|i|taky|take',
  de: 'und|u|sowie|ausserdem|auch',
  fa: 'و|همچنین',
};

/** "Then": what follows came later, so it is something else. Folded. */
const thens: Readonly<Record<Language, string>> = {
  en: 'then|after that|afterwards?|after which|later(?: on)?|and later|(?:this |in the )?(?:afternoon|evening)|after lunch',
  pl: 'potem|nastepnie|pozniej|po czym|po tym|po poludniu|wieczorem',
  cs: 'pak|potom|pote|nasledne|pozdeji|odpoledne|vecer',
  de: 'dann|danach|anschliessend|im anschluss|spater|nachher|hinterher|nachmittags|am nachmittag|abends',
  fa: 'بعد|بعدش|سپس|بعدا|بعد از ان|بعد از اون',
};

/** Before what somebody else did: "she met Mark". Folded. */
const theirs: Readonly<Record<Language, string>> = {
  en: 'she|he|they|who',
  pl: 'ona|on|oni',
  cs: 'ona|on|oni',
  de: 'sie|er',
  fa: 'او|اون|ایشان',
};

interface Cut {
  /** Where the first part ends and the next begins. */
  readonly end: number;
  readonly start: number;
  readonly by: 'number' | 'then' | 'and';
}

/** "2)", "2.", "- " at the beginning of a line: after the first of its kind. */
function numbered(message: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let count = 1; ; count++) {
    const from = cuts.at(-1)?.start ?? 0;
    const found = new RegExp(`(?:^|[\\s,;.])\\(?${count}[.):](?=\\s*\\p{L})`, 'u').exec(message.slice(from));
    if (!found || (count === 1 && message.slice(0, found.index).trim().length > 40)) break;
    cuts.push({ end: from + found.index, start: from + found.index + found[0].length, by: 'number' });
  }
  const lines = [...message.matchAll(/(?:^|\n)\s*[-•*–]\s+/gu)].map(
    (match): Cut => ({ end: match.index, start: match.index + match[0].length, by: 'number' }),
  );
  return cuts.length > 1 ? cuts.slice(1) : lines.length > 1 ? lines.slice(1) : [];
}

function cutsIn(message: string, language: Language): readonly Cut[] {
  const cuts: Cut[] = [...numbered(message)];
  for (const match of message.matchAll(/(?:[.,:;!?\n،؛]+|\s[-–—+&]\s)\s*|\s+(?=\p{L})/gu)) {
    const end = match.index;
    const start = end + match[0].length;
    if (/^[.,:]$/u.test(match[0]) && /\d/u.test(message[start] ?? '')) continue;
    const isSpace = /^\s+$/u.test(match[0]) && !match[0].includes('\n');
    const after = fold(message.slice(start, start + 40));
    const opens = (forms: string) => after.search(wholeWords(`(?:(?:${ands[language]}) )?(?:${forms})`)) === 0;
    if (opens(thens[language])) cuts.push({ end, start, by: 'then' });
    else if (!isSpace || after.search(wholeWords(ands[language])) === 0) cuts.push({ end, start, by: 'and' });
  }
  return cuts.sort((a, b) => a.start - b.start);
}

const idsOf = (names: readonly Name[]) => names.flatMap(name => name.matches.map(match => match.id));
const isNew = (names: readonly Name[], known: readonly Name[]) =>
  names.length > 0 && !idsOf(names).some(id => idsOf(known).includes(id));

export interface Several {
  /** Where the first thing that was done ends, and where the rest begins. */
  readonly end: number;
  readonly start: number;
}

/** @returns null where one thing is told, as almost always */
export function severalIn(clues: LogClues): Several | null {
  const { message, language, names } = clues;
  if (names.length < 2) return null;
  const cuts = cutsIn(message, language).filter(
    cut => !names.some(name => name.start < cut.start && cut.end < name.end),
  );
  const part = (from: number, to: number) => {
    const text = message.slice(from, to);
    const own = names
      .filter(name => from <= name.start && name.end <= to)
      .map(name => ({ ...name, start: name.start - from, end: name.end - from }));
    return {
      text,
      folded: fold(text),
      people: peopleNames(own, text),
      accounts: accountNames(own, text),
      read: () => readLog(text, { ...clues, names: own }),
    };
  };
  for (const [place, cut] of cuts.entries()) {
    const next = cuts.slice(place + 1).find(one => one.start > cut.start);
    const segment = part(cut.start, next?.end ?? message.length);
    const before = part(0, cut.end);
    if (segment.people.length + segment.accounts.length === 0) continue;
    if (before.people.length + before.accounts.length === 0) continue;
    const byOthers = wholeWords(`(?:(?:${ands[language]}) )?(?:${theirs[language]})`);
    if (segment.folded.search(byOthers) === 0 || says(segment.folded, logWords[language].relative)) continue;
    const apart = cut.by !== 'and';
    const elsewhere = isNew(segment.accounts, before.accounts);
    const others = isNew(segment.people, before.people);
    if (!others && !elsewhere) continue;
    if (!apart && (before.people.length === 0 || !others)) continue;
    const second = segment.read();
    if (second.activity === null || !second.cued || second.tasks.length > 0 || second.commanded) continue;
    const first = before.read();
    if (first.activity === null || first.reminds) continue;
    // "Visited Ruth at Globex, met Mark too": one visit, unless it is said to be elsewhere.
    const there = first.activity === 'visit' || first.activity === 'meeting';
    if (!apart && there && !elsewhere && ['meeting', 'call', 'note'].includes(second.activity)) continue;
    // A bare noun ("a demo with Mark") may be what was talked about.
    if (!apart && !opensWithDeed(segment.folded, language)) continue;
    return { end: cut.end, start: cut.start };
  }
  return null;
}

/** "Met B", "call with B", "odpoledne jsem navštívil B": begins with what was done, or says that the writer did it. */
function opensWithDeed(folded: string, language: Language): boolean {
  const { activity, verbs, joint } = logWords[language];
  const deeds = [...Object.values(activity), ...Object.values(verbs)].join('|');
  if (folded.search(wholeWords(`(?:(?:${joint}|${ands[language]}) )*(?:${deeds})`)) === 0) return true;
  return language !== 'en' && says(folded, pastVerbs[language]);
}

/** Past forms of a first person. Folded. */
const pastVerbs: Readonly<Record<Language, string>> = {
  en: '(?!)',
  pl: '\\w+(?:lem|lam|lismy|lysmy)',
  cs: 'jsem|jsme',
  de: 'ge\\w{3,}(?:t|en)|\\w{3,}(?:iert|sprochen|sucht)',
  fa: '\\w+(?:دم|تم|دیم|تیم)',
};
