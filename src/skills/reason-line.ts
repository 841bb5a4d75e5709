/** Why a person matches what was asked, as one line. */
import type { PersonAnswer, Reason } from '../domain/answer.ts';
import { sayFunction, sayIndustry, saySeniority } from '../words/labels.ts';
import { say } from '../words/say.ts';
import { sayUntil, sayWhen } from '../words/when.ts';
import { type CardOptions, dotted, foreign } from './card-options.ts';

const sayKey = { function: sayFunction, seniority: saySeniority, industry: sayIndustry };

function sayReason(reason: Reason, options: CardOptions): string {
  const { language, now, timeZone } = options;
  switch (reason.kind) {
    case 'function':
    case 'seniority':
    case 'industry':
      return sayKey[reason.kind](language, reason.key);
    case 'place':
      return foreign(reason.place, options);
    case 'since':
      return say(language, 'reason.since', { when: sayWhen(language, reason.lastAt, now, timeZone) });
    case 'words':
      return say(language, 'reason.words', { words: foreign(reason.words.join(', '), options, 60) });
    case 'meaning':
      return say(language, 'reason.meaning', { text: foreign(reason.text, options, 70) });
    case 'former': {
      const former = say(language, 'reason.former', { account: foreign(reason.account, options) });
      return reason.until
        ? say(language, 'reason.until', { reason: former, until: sayUntil(language, reason.until, timeZone) })
        : former;
    }
  }
}

/** The words a key was read from are shown only where the line of the person does not show them already. */
function reasonPart(reason: Reason, person: PersonAnswer, options: CardOptions): string {
  const said = sayReason(reason, options);
  if (!('from' in reason) || reason.from === '' || reason.from === person.title) return said;
  return say(options.language, 'reason.from', { label: said, from: foreign(reason.from, options, 50) });
}

/** "matches: procurement (“Head of Purchasing”) · last week"; no line when the line of the person shows all reasons. */
export function reasonLines(person: PersonAnswer, options: CardOptions): readonly string[] {
  const unsaid = person.reasons.filter(reason => reason.kind !== 'place' || reason.place !== person.place);
  if (unsaid.length === 0) return [];
  const reasons = dotted(unsaid.map(reason => reasonPart(reason, person, options)));
  return [say(options.language, 'person.matches', { reasons })];
}
