/** "Hey, quick one: …", "… please": what is said around a question and asks nothing. */
import { tokens } from '../../domain/fold.ts';
import type { Phrasing } from './phrasings.ts';

/** "Tell me about …": what stands before such a word belongs to the question. Folded. */
const goesOn = /^(about|of|on|more|o|na|vice|vic|wiecej|uber|zu|zum|von|mehr|درباره|از|بیشتر)$/;

export interface Politeness {
  /** The stretch of the message that is left; the whole message where nothing but politeness was said. */
  strip(message: string): { readonly start: number; readonly end: number };
}

/** Learned from the lines under `# before` and `# after` of skills/none/phrasings. */
export function learnPoliteness(phrasings: readonly Phrasing[]): Politeness {
  const of = (form: string) =>
    phrasings
      .filter(phrasing => phrasing.skill === 'none' && phrasing.form === form)
      .map(phrasing => tokens(phrasing.line).map(token => token.folded))
      .filter(words => words.length > 0)
      .sort((a, b) => b.length - a.length);
  const before = of('before');
  const after = of('after');

  return {
    strip(message) {
      const all = tokens(message);
      const words = all.map(token => token.folded);
      let from = 0;
      let to = words.length;
      const starts = (phrase: readonly string[]) => phrase.every((word, i) => words[from + i] === word);
      const ends = (phrase: readonly string[]) => phrase.every((word, i) => words[to - phrase.length + i] === word);
      for (let again = true; again; ) {
        const left = to - from;
        const greeting = before.find(
          phrase => phrase.length < left && starts(phrase) && !goesOn.test(words[from + phrase.length] ?? ''),
        );
        if (greeting) from += greeting.length;
        const thanks = after.find(phrase => phrase.length < to - from && ends(phrase));
        if (thanks) to -= thanks.length;
        again = greeting !== undefined || thanks !== undefined;
      }
      const last = to === all.length ? message.length : (all[to - 1]?.end ?? message.length);
      return { start: from === 0 ? 0 : (all[from]?.start ?? 0), end: last };
    },
  };
}

/** The phrasings, and again without the politeness they begin with: the messages they are compared with lose it too. */
export function withoutPoliteness(phrasings: readonly Phrasing[], politeness: Politeness): readonly Phrasing[] {
  return phrasings.flatMap(phrasing => {
    const { start, end } = politeness.strip(phrasing.line);
    const line = phrasing.line.slice(start, end).trim();
    return line === phrasing.line || line === '' ? [phrasing] : [phrasing, { ...phrasing, line }];
  });
}

/** The forms of `none` that are no examples of an intent. */
export const politeForms: readonly string[] = ['before', 'after'];
