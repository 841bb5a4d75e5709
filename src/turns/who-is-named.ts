/** Nothing but a name: whom we know there, or who knows them. */
import type { Agent, Turn } from '../agent/port.ts';
import type { SkillResult } from '../skills/port.ts';

/** More letters than this are no name. */
const longest = 100;

/** The company of that name, else the person; when it is neither, what comes nearest. */
export async function whoIsNamed(
  agent: Agent,
  name: string,
  context: Omit<Turn, 'text' | 'memory'>,
): Promise<SkillResult | 'declined'> {
  if (name.length > longest) return 'declined';
  const turn = { ...context, memory: [], text: '' };
  const asCompany = await agent.run('who-we-know', { company: name }, turn);
  if (isKnown(asCompany)) return asCompany;
  const asPerson = await agent.run('who-we-know', { person: name }, turn);
  return isKnown(asPerson) || asCompany.shown.length === 0 ? asPerson : asCompany;
}

/** Known, though perhaps nobody of ours is in touch. Names that only come near are shown with the outcome `nothing`. */
const isKnown = ({ outcome, choosing }: SkillResult) => outcome !== 'nothing' || choosing === undefined;
