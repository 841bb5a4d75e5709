/**
 * Who knows the people and companies that a message names. What others wrote is looked through for names and nothing else:
 * it reaches no model and asks for nothing.
 */
import type { Agent, Turn } from '../agent/port.ts';
import type { Block, Card, PersonBlock } from '../cards/card.ts';
import { directionOf } from '../cards/card.ts';
import type { FindNames, NameMatch } from '../knowledge/port.ts';
import type { SkillResult } from '../skills/port.ts';
import { say } from '../words/say.ts';

/** Names that are answered; a message may be a whole newsletter. */
const mostNames = 5;
/** Characters that are looked through. */
const longest = 3000;
/** Below this a stretch only resembles a name. */
const alike = 0.9;

/** Each stretch once, as what it most likely names. */
export function namedIn(matches: readonly NameMatch[]): NameMatch[] {
  const chosen: NameMatch[] = [];
  for (const match of matches) {
    const taken = chosen.some(one => one.start < match.end && match.start < one.end);
    const same = chosen.some(one => one.kind === match.kind && one.id === match.id);
    if (match.kind === 'colleague' || match.by === 'part' || match.similarity < alike || taken || same) continue;
    chosen.push(match);
  }
  return chosen.slice(0, mostNames).sort((a, b) => a.start - b.start);
}

const bestOf = ({ card }: SkillResult) => card.blocks.find((block): block is PersonBlock => block.type === 'person');

export async function namesInMessage(
  { agent, findNames }: { agent: Agent; findNames: FindNames },
  message: string,
  context: Omit<Turn, 'text' | 'memory'>,
): Promise<SkillResult> {
  const { audience, language } = context;
  const found: SkillResult[] = [];
  for (const match of namedIn(await findNames(message.slice(0, longest), audience))) {
    const argument = match.kind === 'account' ? { company: match.words } : { person: match.words };
    found.push(await agent.run('who-we-know', argument, { ...context, memory: [], text: '' }));
  }
  let number = 0;
  const blocks = found.flatMap((result): Block[] => {
    const best = bestOf(result);
    const title: Block = { type: 'text', text: result.card.title };
    return best ? [title, { ...best, number: ++number }] : [title];
  });
  const card: Card = {
    language,
    direction: directionOf(language),
    title:
      found.length > 0
        ? say(language, 'names.inMessage', { count: found.length })
        : say(language, 'names.noneInMessage'),
    blocks,
    actions: [],
  };
  return {
    skill: 'who-we-know',
    arguments: {},
    outcome: number > 0 ? 'answered' : 'nothing',
    result: found.map(({ result }) => result),
    card,
    shown: found.flatMap(result => (bestOf(result) ? result.shown.slice(0, 1) : [])),
  };
}
