/** "Her", "him", "them": somebody shown before, where no name is said. */
import { tokens } from '../../domain/fold.ts';

/** Folded. German "sie" and "ihr" also mean "you" and are left out of questions that name a company. */
const pronouns = new Set(
  (
    'her him she he hers his ja jej jego jemu mu go nim nia niej niego on ona ji ho mu ni nim ona on nej nemu jemu jeho ' +
    'sie ihr ihn ihm er او اورا بهش باهاش ازش اونو ایشان'
  ).split(' '),
);

export function hasPronoun(message: string): boolean {
  return tokens(message).some(token => pronouns.has(token.folded));
}
