/**
 * Sharing a private answer where it was asked. The first click shows what that would reveal, the second does it, and only
 * if nothing has changed in between: neither what would be shown nor who would read it.
 */
import { createHash } from 'node:crypto';
import type { Audience, Colleague } from '../access/port.ts';
import { audienceOf, sharingAudience } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import { type Card, type CardAction, withNote } from '../cards/card.ts';
import { untrusted } from '../cards/untrusted.ts';
import type { ReadersIn, Reply } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { SkillResult } from '../skills/port.ts';
import type { Language } from '../words/port.ts';
import { type MessageId, say } from '../words/say.ts';
import { type Clicked, skillOf } from './click.ts';
import { leavesOut } from './left-out.ts';

const steps: readonly CardAction['verb'][] = ['share', 'share-now', 'share-not'];
export const isSharing = ({ verb }: Clicked) => steps.includes(verb);

/** The card for the asker alone; with a button to share it where there is something that can be. */
export function privateCard({ card, outcome }: SkillResult, options: { shareable: boolean; note?: MessageId }): Card {
  const { language } = card;
  const told = withNote(card, say(language, 'note.forYouAlone'));
  const noted = options.note ? withNote(told, say(language, options.note)) : told;
  if (!options.shareable || outcome !== 'answered') return noted;
  return {
    ...noted,
    actions: [...noted.actions, { label: say(language, 'action.share'), verb: 'share', arguments: {} }],
  };
}

/** As others are shown it: without buttons, because what they lead to would not show the same to them. */
export function forOthers(card: Card, by: 'share.by' | 'compose.by', asker: Colleague): Card {
  const blocks = card.blocks
    .filter(block => block.type !== 'actions')
    .map(block => (block.type === 'person' ? { ...block, actions: [] } : block));
  const name = untrusted(asker.name, card.direction);
  return withNote({ ...card, blocks, actions: [] }, say(card.language, by, { name }));
}

function previewCard(shared: Card, seen: string, changed: boolean): Card {
  const { language } = shared;
  return {
    ...shared,
    blocks: [
      { type: 'text', tone: 'warning', text: say(language, changed ? 'share.changed' : 'share.preview') },
      ...shared.blocks,
    ],
    actions: [
      { label: say(language, 'action.shareNow'), verb: 'share-now', arguments: { seen } },
      { label: say(language, 'action.cancel'), verb: 'share-not', arguments: {} },
    ],
  };
}

const digestOf = (card: Card, readers: readonly (number | null)[]) =>
  createHash('sha256')
    .update(JSON.stringify([card, [...readers].map(String).sort()]))
    .digest('hex');

export interface ShareStep {
  readonly result: SkillResult;
  /** What takes the place of the card that was clicked. */
  readonly card: Card;
  readonly posts?: Reply['posts'];
}

export async function shareStep(
  { db, agent, readersIn }: { db: Database; agent: Agent; readersIn: ReadersIn | undefined },
  clicked: Clicked,
  { asker, now, language }: { asker: Colleague; now: Date; language: Language },
): Promise<ShareStep> {
  const { sharePlace: place, verb } = clicked;
  const run = skillOf(clicked);
  if (!run) throw new Error('A question in words is not shared.');
  const as = (audience: Audience) =>
    agent.run(run.skill, run.arguments, { audience, now, language, memory: [], text: '' });
  const back = async (note?: MessageId): Promise<ShareStep> => {
    const result = await as(await audienceOf(db, asker));
    return { result, card: privateCard(result, { shareable: note !== 'share.done', ...(note ? { note } : {}) }) };
  };
  if (verb === 'share-not') return back();
  const readers = place && readersIn ? await readersIn(place) : null;
  if (!readers) return back('share.notThere');
  const there = await as(await audienceOf(db, asker, readers));
  const result = await as(await sharingAudience(db, asker, readers));
  if (result.outcome !== 'answered' || !leavesOut(there, result)) return back('share.nothing');
  const shared = forOthers(result.card, 'share.by', asker);
  const seen = digestOf(shared, readers);
  if (verb === 'share-now' && clicked.arguments.seen === seen)
    return { ...(await back('share.done')), posts: { place, card: shared } };
  return { result, card: previewCard(shared, seen, verb === 'share-now') };
}
