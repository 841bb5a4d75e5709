/** "Hey, quick one: …", "… please": what is said around a question and asks nothing. */
import { tokens } from '../../domain/fold.ts';
import type { Phrasing } from './phrasings.ts';

/** "Tell me about …": what stands before such a word belongs to the question. Folded. */
const goesOn = /^(about|of|on|more|o|na|vice|vic|wiecej|uber|zu|zum|von|mehr|درباره|از|بیشتر)$/;

export interface Politeness {
  count(words: readonly string[]): { readonly from: number; readonly to: number };
  /** The stretch of the message that is left; the whole message where nothing but politeness was said. */
  strip(message: string): { readonly start: number; readonly end: number };
}

/** Learned from the lines under `# before` and `# after` of skills/none/phrasings. */
export function learnPoliteness(phrasings: readonly Phrasing[]): Politeness {
  const of = (form: string) =>
    phrasings
      .filter(phrasing => phrasing.skill === 'none' && phrasing.form === form && phrasing.words.length > 0)
      .map(phrasing => phrasing.words)
      .sort((a, b) => b.length - a.length);
  const before = grouped(of('before'), words => words[0]);
  const after = grouped(of('after'), words => words.at(-1));

  /** How many words at the beginning and at the end of a message are politeness; one word is always left. */
  const count = (words: readonly string[]) => {
    let from = 0;
    let to = words.length;
    for (let again = true; again; ) {
      const starts = (phrase: readonly string[]) =>
        phrase.length < to - from &&
        phrase.every((word, i) => words[from + i] === word) &&
        !goesOn.test(words[from + phrase.length] ?? '');
      const greeting = before.get(words[from])?.find(starts);
      if (greeting) from += greeting.length;
      const ends = (phrase: readonly string[]) =>
        phrase.length < to - from && phrase.every((word, i) => words[to - phrase.length + i] === word);
      const thanks = after.get(words[to - 1])?.find(ends);
      if (thanks) to -= thanks.length;
      again = greeting !== undefined || thanks !== undefined;
    }
    return { from, to };
  };

  return {
    count,
    strip(message) {
      const all = tokens(message);
      const { from, to } = count(all.map(token => token.folded));
      const end = to === all.length ? message.length : (all[to - 1]?.end ?? message.length);
      return { start: from === 0 ? 0 : (all[from]?.start ?? 0), end };
    },
  };
}

type Words = readonly string[];

/** `Map.groupBy`, which Node 20 lacks. */
function grouped(
  phrases: readonly Words[],
  by: (words: Words) => string | undefined,
): Map<string | undefined, Words[]> {
  const groups = new Map<string | undefined, Words[]>();
  for (const phrase of phrases) groups.set(by(phrase), [...(groups.get(by(phrase)) ?? []), phrase]);
  return groups;
}

/** The phrasings, and again without the politeness around them: the messages they are compared with lose it too. */
export function withoutPoliteness(phrasings: readonly Phrasing[], politeness: Politeness): readonly Phrasing[] {
  return phrasings.flatMap(phrasing => {
    const { from, to } = politeness.count(phrasing.words);
    const words = phrasing.words.slice(from, to);
    return words.length === phrasing.words.length ? [phrasing] : [phrasing, { ...phrasing, words }];
  });
}

/** The forms of `none` that are no examples of an intent. */
export const politeForms: readonly string[] = ['before', 'after'];
