/** What a message says of a deal that changes: its stage, its amount, the day it closes. In the words that were said. */
import { amountsIn } from '../amounts.ts';
import type { Language } from '../lexicon/language.ts';
import { fieldWords } from './fields.ts';
import { says, wholeWords } from './log-words.ts';
import type { LogReading, ReadClause } from './read-log.ts';

const budget = /\b(?:budget\w*|budzet\w*|rozpoc\w*|rozpocet\w*)\b|بودجه/u;

export function changesIn(
  clauses: readonly ReadClause[],
  language: Language,
): Pick<LogReading, 'stage' | 'amount' | 'closeDate'> {
  const fields = fieldWords[language];
  let stage: string | null = null;
  let amount: string | null = null;
  let closeDate: string | null = null;
  for (const clause of clauses) {
    const { folded } = clause;
    const nda = /\bnda\b/u.test(folded);
    if (clause.kind !== 'task' && !nda && stage === null) {
      if (says(folded, fields.lost)) stage = 'lost';
      else if (says(folded, fields.won) && clause.kind !== 'close') stage = 'won';
      else {
        const cue = [...folded.matchAll(wholeWords(fields.stage))][0];
        if (cue) stage = folded.slice(cue.index);
      }
    }
    const said =
      says(folded, fields.amount) &&
      (clause.kind !== 'task' || says(folded, 'deal\\w*')) &&
      (!budget.test(folded) || says(folded, 'deal\\w*'));
    const priced = says(folded, fields.close) && !budget.test(folded);
    const [found] = said || priced ? amountsIn(clause.text, language) : [];
    if (found && amount === null) amount = clause.text.slice(found.start, found.end);
    if (clause.kind === 'close' && closeDate === null) {
      const [day] = clause.days;
      if (day) closeDate = clause.text.slice(day.start, day.end);
    }
  }
  return { stage, amount, closeDate };
}
