/** more: everything these readers may see of one person. */
import type { MoreResult } from '../../domain/answer.ts';
import type { Knowledge } from '../../knowledge/port.ts';
import { onePersonSchema } from '../arguments-schema.ts';
import { answerAbout, personOf } from '../one-person.ts';
import type { Skill, SkillResult } from '../port.ts';
import { moreCard } from './card.ts';

const empty: MoreResult = {
  person: null,
  emails: [],
  phones: [],
  profiles: [],
  positions: [],
  deals: [],
  lastTouches: [],
  choices: [],
  unknownName: null,
  nearestNames: [],
};

export function more(knowledge: Knowledge, description: string): Skill {
  return {
    name: 'more',
    description,
    schema: onePersonSchema,
    effect: 'read',
    async run(args, { audience, now, language }): Promise<SkillResult> {
      const result = await knowledge.read(audience, now, async (reading): Promise<MoreResult> => {
        const named = await personOf(reading, args);
        if ('choices' in named) return { ...empty, choices: named.choices };
        if ('unknown' in named) return { ...empty, unknownName: named.unknown, nearestNames: named.nearest };
        const [person] = await reading.describe([named.found.id]);
        return { ...empty, ...(await reading.more(named.found.id)), person: person ?? null };
      });
      const options = { language, now, timeZone: audience.asker.timeZone ?? undefined };
      return answerAbout('more', args, result, moreCard(result, options));
    },
  };
}
