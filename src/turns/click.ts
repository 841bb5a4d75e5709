/** What a button leads to: it carries the reference of the turn it stands under and its place there, and no data. */
import { z } from 'zod';
import { type CardAction, verbs } from '../cards/card.ts';
import type { Database } from '../db/database.ts';
import type { Arguments, SkillName } from '../skills/port.ts';

export interface Clicked {
  /** The turn whose card was clicked. */
  readonly turn: number;
  readonly askerId: number | null;
  readonly skill: SkillName;
  readonly language: string | null;
  readonly verb: CardAction['verb'];
  readonly arguments: CardAction['arguments'];
  /** What was asked when the card was made. */
  readonly asked: Arguments;
  /** Of a private answer: where it may be shared. */
  readonly sharePlace: unknown;
  /** Turning the page, picking a name and sharing change the card itself; the others are new questions. */
  readonly changesCard: boolean;
}

const row = z.object({
  turn: z.number(),
  askerId: z.number().nullable(),
  skill: z.custom<SkillName>(value => typeof value === 'string'),
  language: z.string().nullable(),
  asked: z.custom<Arguments>(value => typeof value === 'object' && value !== null),
  sharePlace: z.unknown(),
  action: z.object({
    verb: z.enum(verbs),
    arguments: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

const newQuestions: readonly CardAction['verb'][] = ['why', 'about', 'ask'];

/** @returns null for a button of a card that was replaced since, or that is too old for us to know */
export async function clickedAction(db: Database, channel: string, click: string): Promise<Clicked | null> {
  const [reference = '', place = ''] = click.split('.');
  if (!/^\d{1,3}$/u.test(place)) return null;
  const [found] = await db.query(
    `select id as turn, colleague_id as "askerId", skill, language, actions -> $3::int as action,
       share_place as "sharePlace",
       case when quoted is null then arguments else arguments || jsonb_build_object('said', quoted) end as asked
     from turn where channel = $1 and reference = $2 and actions -> $3::int is not null`,
    [channel, reference, Number(place)],
  );
  if (!found) return null;
  const { action, ...rest } = row.parse(found);
  return { ...rest, ...action, changesCard: !newQuestions.includes(action.verb) };
}

/** Of a card that was replaced since we still know what it was about; of one that is too old we know nothing. */
export async function isKnown(db: Database, channel: string, click: string): Promise<boolean> {
  const [reference = ''] = click.split('.');
  const known = await db.query(
    `select from turn where channel = $1 and reference = $2 and coalesce(arguments, '{}') <> '{}'`,
    [channel, reference],
  );
  return known.length > 0;
}

export function refusedClick(clicked: Clicked | null, askerId: number): 'old' | 'notYours' | null {
  if (!clicked) return 'old';
  return clicked.changesCard && clicked.askerId !== askerId ? 'notYours' : null;
}

/** The skill and its arguments; null where the button is a question in words. */
export function skillOf(clicked: Clicked): { skill: SkillName; arguments: Arguments } | null {
  switch (clicked.verb) {
    case 'more-people':
    case 'pick':
    case 'tick':
      return { skill: clicked.skill, arguments: { ...clicked.asked, ...clicked.arguments } };
    case 'share':
    case 'share-now':
    case 'share-not':
      return { skill: clicked.skill, arguments: clicked.asked };
    case 'why':
      return { skill: 'why', arguments: clicked.arguments };
    case 'about':
      return { skill: 'more', arguments: clicked.arguments };
    default:
      return null;
  }
}
