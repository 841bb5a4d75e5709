/** What a message says of a deal that changes: its stage, its amount, the day it closes. In the words that were said. */
import { amountsIn } from '../amounts.ts';
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';
import { fieldWords } from './fields.ts';
import { says, wholeWords } from './log-words.ts';
import type { LogReading, ReadClause } from './read-log.ts';
import { soundsLikeStage } from './stages.ts';

const budget = /\b(?:budget\w*|budzet\w*|rozpoc\w*|rozpocet\w*)\b|بودجه/u;
/** "Pulse for Target -> negotiation". */
const arrow = /(?:->|=>|→|⇒|-->|\s>)\s*(?<to>[^,;.!?\n]{3,40})/u;

export function changesIn(
  clauses: readonly ReadClause[],
  language: Language,
): Pick<LogReading, 'stage' | 'amount' | 'closeDate'> {
  const stage = stageIn(clauses, language);
  const closeDate = closeDateIn(clauses, language);
  const amount = amountIn(clauses, language, stage !== null || closeDate !== null);
  return { stage, amount, closeDate };
}

function stageIn(clauses: readonly ReadClause[], language: Language): string | null {
  const fields = fieldWords[language];
  for (const { kind, folded, text } of clauses) {
    if (kind === 'task' || /\bnda\b/u.test(folded)) continue;
    if (says(folded, fields.lost)) return 'lost';
    if (says(folded, fields.won) && kind !== 'close') return 'won';
    const to = arrow.exec(text)?.groups?.to;
    if (to !== undefined && soundsLikeStage(to)) return fold(to);
    const cue = [...folded.matchAll(wholeWords(fields.stage))][0];
    if (!cue) continue;
    const after = folded.slice(cue.index);
    // The stage may come before: "auf Verhandlung gesetzt", "to demo stage".
    return soundsLikeStage(after) ? after : `${after} ${folded.slice(0, cue.index)}`.trim();
  }
  return null;
}

/** A deal that was won today has its day by that. */
const closeDateIn = (clauses: readonly ReadClause[], language: Language): string | null => {
  const [found] = clauses.flatMap(({ kind, folded, text, days }) =>
    kind === 'close' && days[0] && !says(folded, fieldWords[language].won)
      ? [text.slice(days[0].start, days[0].end)]
      : [],
  );
  return found ?? null;
};

/** Money that is the deal's: with a word that says so, or in a message that changes the deal anyway. */
function amountIn(clauses: readonly ReadClause[], language: Language, changing: boolean): string | null {
  const fields = fieldWords[language];
  for (const { kind, folded, text } of clauses) {
    const ofDeal = says(folded, 'deal\\w*');
    if (budget.test(folded) && !ofDeal) continue;
    const said = says(folded, fields.amount) && (kind !== 'task' || ofDeal);
    const moved = changing && kind !== 'task';
    if (!said && !moved && !says(folded, fields.close)) continue;
    const [found] = [...amountsIn(text, language), ...(said ? bareAmounts(text, language) : [])];
    if (found) return text.slice(found.start, found.end);
  }
  // "He okayed 34,000. Please update the amount": which one stands beside.
  if (!clauses.some(({ kind, folded }) => kind !== 'task' && says(folded, fields.amount))) return null;
  const beside = clauses.flatMap(({ kind, folded, text }) =>
    kind === 'task' || budget.test(folded)
      ? []
      : [...amountsIn(text, language), ...bareAmounts(text, language)].map(({ start, end }) => text.slice(start, end)),
  );
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

/** "Now 230.000": no currency, but nothing else is that large; a year is. */
const bareAmounts = (text: string, language: Language) =>
  amountsIn(text, language, { plain: true }).filter(
    ({ value, start, end }) => value >= 1000 && !/^(?:19|20)\d\d$/u.test(text.slice(start, end)),
  );
