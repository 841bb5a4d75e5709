/** What is to be done, in the colleague's own words: a clause without its opener and its date. */
import { timesIn } from '../dates/times.ts';
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';
import type { Clause } from './clauses.ts';
import { daysOf, type SaidSetting } from './days-said.ts';
import { logWords } from './log-words.ts';

/** "I need to", "next step:", "remind me to": what only says that something is to be done. Folded. */
const openers: Readonly<Record<Language, string>> = {
  en: 'i need to|we need to|need to|i have to|we have to|have to|i should|i must|must|should|ill|well|i will|we will|will|going to|gonna|gotta|to ?do|next steps?(?: is| are)?(?: to)?|action(?: item)?|tasks?|remember to|dont forget to|make sure to|to|i promised to|promised to|i|we',
  pl: 'musze|musimy|trzeba|mam|mamy|nastepny krok|kolejny krok|do zrobienia|zadanie|to',
  cs: 'musim|musime|potrebuju|potrebuji|je potreba|je treba|mam|mame|dalsi krok|ukol|a',
  de: 'ich muss|wir mussen|muss|mussen|nachster schritt|naechster schritt|todo|to do|aufgabe|noch|ich soll|soll|dass ich|ich sollte|sollte ich|muss ich|soll ich|i muss|wv|wiedervorlage|ich|i',
  fa: 'باید|لازم است|لازمه|قرار شد|قراره|قدم بعدی|کار بعدی|گام بعدی|که|خلاصه|یادم بنداز|یادم بینداز|next step',
};

/** Stands before a date and falls with it. */
const beforeDate =
  /(?:^|[\s,])(?:by|on|until|till|before|due|for|no later than|the|in|at|do|w|we|na|przed|najpóźniej|od|v|ve|před|nejpozději|k|bis(?: zum)?|am|vor|spätestens|im|zum|um|gegen|تا|در|برای|روز|قبل از|حداکثر)$/iu;

const announces =
  /^(?:follow ?ups?|action items?|items?|next steps?|steps?|to ?dos?|tasks?|actions?|krok\w*|dalsi kroky?|ukoly?|zadani[ae]|aufgaben?|nachste schritte?|schritte?|(?:bitte )?erinner\w* mich(?: bitte| daran| dran| noch)*|(?:bitte )?nicht vergessen|wiedervorlage|wv|ansonsten|offen|noch offen|قدم بعدی|کارها|todo)$/u;

interface Setting extends SaidSetting {
  /** The whole message is one reminder. */
  readonly reminds: boolean;
}

/** Takes folded words off the beginning of a text. */
function without(text: string, forms: string): string {
  const pattern = new RegExp(`^(?:${forms.replaceAll('\\w', '[\\p{L}\\p{N}]')})$`, 'u');
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}'’]+/gu)].slice(0, 6);
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1];
    if (!last) continue;
    const head = text.slice(0, last.index + last[0].length);
    if (pattern.test(fold(head))) return text.slice(head.length);
  }
  return text;
}

export const trimmed = (text: string) => text.replace(/^[\s,.;:–—-]+|[\s,;:–—-]+$/gu, '').replace(/\s{2,}/gu, ' ');

export function taskOf(clause: Clause, setting: Setting): { what: string; due: string | null } {
  const words = logWords[setting.language];
  const { text } = clause;
  const [day] = daysOf(clause, setting, 'future');
  const due = day ? text.slice(day.start, day.end) : null;
  let what = text;
  if (day) {
    const time = timesIn(text, setting.language).find(
      one => one.relative === undefined && (Math.abs(one.start - day.end) < 6 || Math.abs(day.start - one.end) < 6),
    );
    const from = time ? Math.min(day.start, time.start) : day.start;
    const to = time ? Math.max(day.end, time.end) : day.end;
    let before = text.slice(0, from).trimEnd();
    for (let again = beforeDate.exec(before); again; again = beforeDate.exec(before))
      before = before.slice(0, again.index).trimEnd();
    what = `${before} ${text.slice(to)}`;
  }
  what = trimmed(what);
  // "… please remind me to send the contract": what stands before is no part of it.
  const inner =
    /.*\b(?:remind me (?:to|about)|przypomnij mi(?:,? żeby| o)?|připomeň mi|erinnere mich(?: bitte)?(?: daran| an)?)\s+/iu.exec(
      what,
    );
  if (inner) what = what.slice(inner[0].length);
  const reminder = setting.reminds ? words.remind : words.joint;
  for (let round = 0; round < 4; round++) {
    const opened = trimmed(without(trimmed(without(what, openers[setting.language])), reminder));
    const shorter = trimmed(without(opened, words.joint));
    if (shorter === what) break;
    what = shorter;
  }
  // "Next steps:" alone announces tasks and is none.
  const empty = due === null && announces.test(fold(what));
  return { what: empty ? '' : what.slice(0, 300), due };
}
