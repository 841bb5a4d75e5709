/** What the interpreter knows, language by language: learned from the phrasings when a language is first spoken. */
import { type Language, languages } from '../../words/port.ts';
import { type Intents, learnIntents } from './intents.ts';
import { ordinalWords } from './items.ts';
import { type Languages, learnLanguages } from './language.ts';
import { learnNameContext, type NameContext } from './name-context.ts';
import type { Phrasing } from './phrasings.ts';
import { learnPoliteness, type Politeness, politeForms, withoutPoliteness } from './politeness.ts';
import { openSpelling, type Spelling } from './spelling.ts';

export interface Lessons {
  readonly intents: Intents;
  readonly context: NameContext;
  readonly spelling: Spelling;
}

export interface Learned {
  readonly politeness: Politeness;
  readonly spoken: Languages;
  /** About 0.2 s the first time for each language, then at once. */
  lessons(language: Language): Lessons;
  /** Learns the languages one by one, letting others work in between. */
  warmUp(first: Language): Promise<void>;
}

export function learnFrom(phrasings: readonly Phrasing[]): Learned {
  const politeness = learnPoliteness(phrasings);
  const examples = phrasings.filter(phrasing => !politeForms.includes(phrasing.form));
  const known = new Map<Language, Lessons>();

  const lessons = (language: Language): Lessons => {
    const there = known.get(language);
    if (there) return there;
    const own = examples.filter(example => example.language === language);
    const intents = learnIntents(withoutPoliteness(own, politeness));
    const learned = {
      intents,
      context: learnNameContext(own),
      spelling: openSpelling([...intents.cues, ...ordinalWords[language].split(' ')], language),
    };
    known.set(language, learned);
    return learned;
  };

  return {
    politeness,
    spoken: learnLanguages(phrasings),
    lessons,
    async warmUp(first) {
      for (const language of [first, ...languages.filter(other => other !== first)]) {
        lessons(language);
        await new Promise(resolve => setImmediate(resolve));
      }
    },
  };
}
