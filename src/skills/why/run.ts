/** why: how a strength was computed, from the evidence these readers may see. */
import type { WhyResult } from '../../domain/answer.ts';
import type { View } from '../../domain/paths.ts';
import type { TieSettings } from '../../domain/tie.ts';
import { strength } from '../../domain/tie-strength.ts';
import type { Knowledge, Reading } from '../../knowledge/port.ts';
import { onePersonSchema } from '../arguments-schema.ts';
import { answerAbout, personOf } from '../one-person.ts';
import type { Arguments, Skill, SkillResult } from '../port.ts';
import { whyCard } from './card.ts';

const empty = (settings: TieSettings): WhyResult => ({
  person: null,
  terms: [],
  strength: 0,
  word: 'none',
  settings: { halfLifeDays: settings.halfLife.short, ...settings.cuts },
  choices: [],
  unknownName: null,
  nearestNames: [],
});

async function explain(reading: Reading, args: Arguments, { askerId, now, settings }: View): Promise<WhyResult> {
  const nothing = empty(settings);
  const named = await personOf(reading, args);
  if ('choices' in named) return { ...nothing, choices: named.choices };
  if ('unknown' in named) return { ...nothing, unknownName: named.unknown, nearestNames: named.nearest };
  const [person] = await reading.describe([named.found.id]);
  if (!person) return { ...nothing, unknownName: named.found.name };
  const ties = await reading.ties(named.found.id);
  const [best] = person.paths;
  // The path shown first is the one that is explained: "You" before a colleague, as in the answer.
  const tie = ties.find(one => one.colleagueId === best?.colleagueId);
  const terms = tie
    ? strength(tie.parts, now, settings).terms.map(term => ({
        via: tie.colleagueId === askerId ? ('you' as const) : ('colleague' as const),
        colleague: tie.colleague,
        team: tie.team,
        ...term,
      }))
    : [];
  return { ...nothing, person, terms, strength: person.strength, word: person.word };
}

export function why(knowledge: Knowledge, description: string): Skill {
  return {
    name: 'why',
    description,
    schema: onePersonSchema,
    effect: 'read',
    async run(args, { audience, now, language }): Promise<SkillResult> {
      const result = await knowledge.read(audience, now, reading =>
        explain(reading, args, { askerId: audience.asker.id, now, settings: knowledge.settings }),
      );
      const options = { language, now, timeZone: audience.asker.timeZone ?? undefined };
      return answerAbout('why', args, result, whyCard(result, options));
    },
  };
}
