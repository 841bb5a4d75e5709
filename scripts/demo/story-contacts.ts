/** The people the stories of data/README.md name. */
import type { Contact, ContactFacts } from './contact.ts';
import { contact } from './contact.ts';
import { CASES } from './story-cases.ts';
import { GLOBEX_AND_INITECH } from './story-globex.ts';
import { ODD } from './story-odd.ts';

const FACTS = { ...GLOBEX_AND_INITECH, ...CASES, ...ODD };

type StoryKey = keyof typeof FACTS;

/** The contacts of the stories by a short key. */
export const STORY: Readonly<Record<StoryKey, Contact>> = Object.fromEntries(
  Object.entries<ContactFacts>(FACTS).map(([key, facts], order) => [key, contact(order, facts)]),
) as Record<StoryKey, Contact>;

export const STORY_CONTACTS: readonly Contact[] = Object.values(STORY);
