/** From the probabilities of all forms to the one skill and form that is wished for, or none. */
import type { Wish } from './decide.ts';
import type { Intent } from './intents.ts';
import type { Reading } from './variants.ts';

/** How sure the best skill must be; below it the bot says honestly what it can do. */
const leastProbability = 0.34;
/** The same where the only name is one that nobody knows. */
const leastWithGuess = 0.5;
/** How much more an answer nobody asked for costs than an honest "I cannot do that". */
const caution = 1.6;

const none: Wish = { skill: 'none', form: '' };

/** The skill whose forms together are likeliest, and its likeliest form; follow-ups count as a skill of their own. */
export function wishOf(reading: Reading): Wish {
  const sums = new Map<string, number>();
  const groupOf = (intent: Intent) => (intent.form === 'follow-up' ? 'follow-up' : intent.skill);
  for (const intent of reading.intents) {
    const weight = intent.skill === 'none' ? caution : 1;
    sums.set(groupOf(intent), (sums.get(groupOf(intent)) ?? 0) + weight * intent.probability);
  }
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  const first = reading.intents.find(intent => groupOf(intent) === best?.[0]);
  if (!first || !best) return none;
  const names = [...reading.companies, ...reading.people];
  const guessed = names.length > 0 && names.every(name => !name.known);
  if (best[1] < (guessed ? leastWithGuess : leastProbability)) return none;
  // "That was helpful" is not a question about somebody called Helpful.
  const aboutNobody = guessed && names.every(name => !name.marked) && (first.skill === 'more' || first.skill === 'why');
  return aboutNobody || (guessed && reading.bare) ? none : first;
}
