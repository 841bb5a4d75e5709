/** What was done, where a clause says so: a call, a meeting, or something no list has a verb for. */
import type { Language } from '../lexicon/language.ts';
import type { ActivityType } from '../proposal.ts';
import type { Clause } from './clauses.ts';
import { beside, firstPerson, type LogWords, says, wholeWords } from './log-words.ts';

export interface Done {
  readonly type: ActivityType;
  readonly at: number;
  /** By a verb that no list has. */
  readonly guessed?: boolean;
}

const types: readonly ActivityType[] = ['visit', 'meeting', 'email', 'message', 'call', 'note'];

function earliest(tables: Readonly<Partial<Record<ActivityType, string>>>, folded: string) {
  const found = types.flatMap(type => {
    const match = tables[type] === undefined ? undefined : [...folded.matchAll(wholeWords(tables[type]))][0];
    return match ? [{ type, at: match.index, length: match[0].length }] : [];
  });
  return found.sort((a, b) => a.at - b.at || b.length - a.length)[0] ?? null;
}

/** Where they are: who met them there came by. Folded. */
const atTheirs =
  '(?:at|in) (?:their|his|her) (?:place|offices?|site|plant|hq|factory|premises|store|shop|warehouse|building)|on ?site|u (?:nich|niego|niej) (?:w|na) \\w+|(?:v|na) jejich \\w+|u nich (?:v|ve|na) \\w+|vor ort|bei (?:ihnen|ihm|ihr) (?:im|in|am|vor) \\w+';

/** "Wrote her on LinkedIn" is a message, "wrote an e-mail" is none. */
export function doneIn(words: LogWords, folded: string): Done | null {
  const first = earliest(words.verbs, folded) ?? earliest(words.activity, folded);
  if (!first) return null;
  if (
    first.type === 'email' &&
    !says(folded, 'e ?mail\\w*|mail\\w*|ایمیل\\w*') &&
    says(folded, 'whats ?app\\w*|linked ?in\\w*|sms\\w*|واتساپ|لینکدین|تلگرام')
  )
    return { ...first, type: 'message' as const };
  if (
    first.type === 'call' &&
    says(
      folded,
      '(?:on|via|over|through|per|przez|na|pres|auf|uber|in|تو|توی|در) (?:whats ?app|linked ?in|sms|slack|telegram|signal|messenger|threema|واتساپ|لینکدین|تلگرام)\\w*',
    ) &&
    !says(
      folded,
      'called|calls?|rang|phoned|anruf\\w*|angerufen|telefon\\w*|zadzwonil\\w*|dzwonil\\w*|volal\\w*|تماس|زنگ',
    )
  )
    return { ...first, type: 'message' as const };
  if (first.type === 'meeting' && says(folded, atTheirs)) return { ...first, type: 'visit' as const };
  if (
    first.type === 'call' &&
    says(
      folded,
      'in person|over (?:\\w+ )?(?:brekkie|breakfast|beers?|pints?|drinks?|wine|tea|lunch|coffee|dinner)|conference|trade (?:fair|show)|booth|expo|over (?:lunch|coffee|dinner)|na konferencji|na targach|na veletrhu|na konferenci|auf der messe|auf der konferenz|نمایشگاه|حضوری|na zywo|osobiscie|osobne|personlich(?! (?:angerufen|telefoniert))',
    )
  )
    return { ...first, type: 'meeting' as const };
  return first;
}

/** Words of sitting together that are no log by themselves: "zoom, half hour". Folded. */
const together =
  'zoom\\w*|teams\\w*|webex|meet|video\\w*|online|demo|workshop|coffee|lunch|dinner|breakfast|beers?|drinks?|pint|table|booth|conference|expo|kaw[aeyę]\\w*|obiad\\w*|lunch\\w*|kolacj\\w*|sniadani\\w*|targ\\w*|kav[auy]\\w*|kafe\\w*|kafi\\w*|obed\\w*|vecer[ie]|veletrh\\w*|pivo|kaffee\\w*|mittag\\w*|essen|znuni|stammtisch|messe|fruhstuck\\w*|bier|schulung|strategie\\w*|ناهار|نهار|شام|قهوه|چای|جلسه|زوم|نمایشگاه';
const thereWords =
  '(?:in|at) (?:their|his|her|\\w+ s)(?: \\w+){0,2} (?:offices?|place|site|plant|hq|factory|premises|store|shop|warehouse|cent(?:er|re))|(?:site|customer|plant) (?:visit|survey|walk)|walk(?:ed|ing) the|on ?site|vor ort|servisni vyjezd|vyjezd|primo u|na miejscu|u klienta|beim kunden|بازدید|کارخونه';

/** What a stretch of time with somebody was, where no word for it is known. */
export const somethingDone = (folded: string, ranged: boolean): ActivityType =>
  says(folded, thereWords) ? 'visit' : ranged || says(folded, together) ? 'meeting' : 'call';

/** A verb that no list has, but the writer did it: a talk where it was with somebody, else a note. */
export function didIn(language: Language, { folded }: Clause): Done | null {
  const match = [...folded.matchAll(wholeWords(firstPerson[language]))][0];
  return match ? { type: says(folded, beside) ? 'call' : 'note', at: match.index, guessed: true } : null;
}
