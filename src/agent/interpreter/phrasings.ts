/** The examples of skills/<skill>/phrasings/<lang>.txt, read by the interpreter only. */
import type { SkillName } from '../../skills/port.ts';
import type { Language } from '../../words/port.ts';
import { wordsOf } from './features.ts';

/** What a line is an example of: the skill, and the heading (`# introduce`) it stands under. */
export interface Phrasing {
  readonly skill: SkillName | 'none';
  readonly form: string;
  readonly language: Language;
  /** With {slots} where names and criteria stand. */
  readonly line: string;
  /** The line's folded words and slots. */
  readonly words: readonly string[];
}

/** Reads one phrasing file: one example a line, `# form` starts a group, empty lines mean nothing. */
export function readPhrasings(file: string, skill: Phrasing['skill'], language: Language): readonly Phrasing[] {
  const found: Phrasing[] = [];
  let form = '';
  for (const line of file.split('\n').map(raw => raw.trim())) {
    if (line.startsWith('# ')) form = line.slice(2).trim();
    else if (line !== '') found.push({ skill, form, language, line, words: wordsOf(line) });
  }
  return found;
}
