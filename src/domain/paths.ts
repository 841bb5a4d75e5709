/** How the asker reaches a contact: what a tie becomes on a card, and which path is the best to use. */
import type { Evidence, Path, StrengthWord } from './answer.ts';
import { isExchange, type PartKind, type TiePart, type TieSettings } from './tie.ts';
import { hasOnlyConnection, strength, strengthWord } from './tie-strength.ts';

const day = 86_400_000;
/** An introduction needs a two-way touch not older than this. */
export const introductionDays = 365;
/** What a colleague's tie is worth to somebody who has to ask for it, beside a tie of one's own. */
export const throughColleague = 0.8;
/** The same where the colleague is not named. */
export const throughHint = 0.6;

/** One colleague's tie, as far as the readers may see its parts. */
export interface SeenTie {
  readonly colleagueId: number;
  readonly colleague: string;
  readonly team: string | null;
  readonly parts: readonly TiePart[];
  /** Kinds of which some were logged and are not in the CRM yet. */
  readonly pending?: ReadonlySet<PartKind>;
}

/** What an anonymous sharer lets others see. */
export interface Hint {
  readonly word: Exclude<StrengthWord, 'none'>;
  readonly team: string | null;
}

/** Who looks, when, and with which cut-offs. */
export interface View {
  readonly askerId: number;
  readonly now: Date;
  readonly settings: TieSettings;
}

/** Strength that stands for each word of an anonymous sharer: the middle of what the word covers. */
export const hintStrengths = ({ cuts }: TieSettings): Readonly<Record<Hint['word'], number>> => ({
  strong: (1 + cuts.strong) / 2,
  warm: (cuts.strong + cuts.warm) / 2,
  faint: cuts.warm / 3,
  connected: 0.03,
});

/** Both began one, or they met on equal terms. */
const bothWays = (part: TiePart) =>
  (part.countIn > 0 && part.countOut > 0) || part.count > part.countIn + part.countOut;

const evidenceOf = (part: TiePart, isPending: boolean, group: string | undefined): Evidence => ({
  kind: part.kind,
  count: part.count,
  twoWay: isExchange(part.kind) && bothWays(part),
  firstAt: part.firstAt,
  lastAt: part.lastAt,
  ...(part.kind === 'group' && group ? { name: group } : {}),
  ...(isPending ? { pending: true } : {}),
});

/** @param group name of a list the two share, where there is one */
export function tiePath(tie: SeenTie, { askerId, now, settings }: View, group?: string): Path {
  const { strength: value, terms } = strength(tie.parts, now, settings);
  const order = terms.map(term => term.kind);
  const own = tie.colleagueId === askerId;
  const isRecent = ({ lastAt }: TiePart) =>
    lastAt !== null && now.getTime() - lastAt.getTime() <= introductionDays * day;
  return {
    via: own ? 'you' : 'colleague',
    colleagueId: tie.colleagueId,
    colleague: tie.colleague,
    team: tie.team,
    strength: value,
    word: strengthWord(value, hasOnlyConnection(tie.parts), settings),
    canIntroduce: !own && tie.parts.some(part => isExchange(part.kind) && bothWays(part) && isRecent(part)),
    evidence: [...tie.parts]
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .map(part => evidenceOf(part, tie.pending?.has(part.kind) ?? false, group)),
  };
}

/** Nobody is named, so nobody can be asked. */
export const hintPath = (hint: Hint, settings: TieSettings): Path => ({
  via: hint.team === null ? 'unnamed' : 'team',
  colleagueId: null,
  colleague: null,
  team: hint.team,
  strength: hintStrengths(settings)[hint.word],
  word: hint.word,
  canIntroduce: false,
  evidence: [],
});

const warmth: readonly Hint['word'][] = ['connected', 'faint', 'warm', 'strong'];

/** One hint for each team, with its warmest word. */
export function warmestHints(hints: readonly Hint[]): Hint[] {
  const best = new Map<string | null, Hint>();
  for (const hint of hints) {
    const known = best.get(hint.team);
    if (!known || warmth.indexOf(hint.word) > warmth.indexOf(known.word)) best.set(hint.team, hint);
  }
  return [...best.values()];
}

/** What a path is worth to the asker, 0 to 1: a tie of one's own needs nobody's favour. */
export const usefulness = (path: Path): number =>
  path.strength * (path.via === 'you' ? 1 : path.via === 'colleague' ? throughColleague : throughHint);

export const byUse = (a: Path, b: Path): number =>
  usefulness(b) - usefulness(a) || (a.colleague ?? '').localeCompare(b.colleague ?? '');
