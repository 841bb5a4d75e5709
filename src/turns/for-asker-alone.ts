/** The part of an answer that is for the asker alone, where more people read than may see all of it. */
import type { Audience } from '../access/port.ts';
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import { type Card, directionOf, withNote } from '../cards/card.ts';
import type { Database } from '../db/database.ts';
import type { SkillResult } from '../skills/port.ts';
import type { Language } from '../words/port.ts';
import { say } from '../words/say.ts';
import { leavesOut, sees } from './left-out.ts';

/**
 * The same skill with the same arguments, once more as the asker alone.
 * @returns null where the readers were shown all that the asker would be
 */
export async function fullerResult(
  { db, agent }: { db: Database; agent: Agent },
  result: SkillResult,
  { audience, now, language }: { audience: Audience; now: Date; language: Language },
): Promise<SkillResult | null> {
  const alone = await audienceOf(db, audience.asker);
  if (!sees(alone, audience)) return null;
  const turn = { audience: alone, now, language, memory: [], text: '' };
  const fuller = await agent.run(result.skill, result.arguments, turn);
  return leavesOut(result, fuller) ? fuller : null;
}

/** Says that there is more, and not what. */
export const withLeftOut = (card: Card): Card => withNote(card, say(card.language, 'note.leftOut'));

/** In place of an answer: all of it is in the direct conversation. */
export const inPrivate = (language: Language): Card => ({
  language,
  direction: directionOf(language),
  title: say(language, 'note.inPrivate'),
  blocks: [],
  actions: [],
});
