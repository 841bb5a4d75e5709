/**
 * What two people share without writing to each other: mailing lists on which both wrote (`group`), and lists of the
 * contact with whose other people the colleague exchanges (`circle`). Where nobody wrote yet, it is all there is to
 * rank by, and where somebody did it still says more about next quarter than any tuning of half-lives.
 *
 * Measure: the geometric mean of what each side has on a list. Both fade with the same half-life, so the mean fades with
 * it too, and the part can be stored as of the reference date like any other; logarithms instead of the root rank no
 * better and would have to be computed again every day.
 */
import { type TiePart, type TieSettings, tieSettings } from './tie.ts';

export type MemberId = string | number;

/** What one person has written on one list. `sum`: one for each message, decayed to the reference date, short half-life. */
export interface ListStanding {
  readonly member: MemberId;
  readonly list: MemberId;
  readonly sum: number;
  readonly lastAt: Date;
}

/** The sum of all exchange parts between two people, as of the reference date, short half-life. */
export interface ExchangeSum {
  readonly colleague: MemberId;
  readonly contact: MemberId;
  readonly sum: number;
}

export interface ContextPart {
  readonly colleague: MemberId;
  readonly contact: MemberId;
  readonly part: TiePart;
}

/** One list that a colleague and a contact share: what each has on it, and how many colleagues wrote there. */
export interface SharedList {
  readonly contact: number;
  readonly colleague: number;
  readonly colleagues: number;
}

/** Σ over shared lists √(contact · colleague) / ln(3 + colleagues): a list where all of us write tells us apart least. */
export function sharedContext(lists: Iterable<SharedList>): number {
  let sum = 0;
  for (const { contact, colleague, colleagues } of lists)
    sum += Math.sqrt(contact * colleague) / Math.log(3 + colleagues);
  return sum;
}

/**
 * All `group` and `circle` parts of one scope, computed anew from all its list messages and exchanges: they replace
 * the stored ones, they are not added to them. On a list, an exchange with one of its people counts one n-th for each
 * of the n lists that person is on. A circle is made by others: exchanges with the contact do not count in theirs.
 */
export function* contextParts(
  scope: {
    readonly contacts: Iterable<ListStanding>;
    readonly colleagues: Iterable<ListStanding>;
    readonly exchanges: Iterable<ExchangeSum>;
  },
  settings: TieSettings = tieSettings,
): Generator<ContextPart> {
  const lists = groupBy(scope.contacts, one => one.member);
  const writers = groupBy(scope.colleagues, one => one.list);
  const ownCircle = new Map<MemberId, Map<MemberId, number>>();
  const circles = new Map<MemberId, Map<MemberId, { sum: number; people: number }>>();
  for (const { colleague, contact, sum } of scope.exchanges) {
    const of = lists.get(contact);
    if (!of || sum <= 0) continue;
    const each = sum / of.length;
    entry(ownCircle, contact, () => new Map()).set(colleague, each);
    for (const { list } of of) {
      const circle = entry(
        entry(circles, list, () => new Map()),
        colleague,
        () => ({ sum: 0, people: 0 }),
      );
      circle.sum += each;
      circle.people += 1;
    }
  }
  for (const [contact, standings] of lists) {
    const group = new Map<MemberId, Shared>();
    const circle = new Map<MemberId, Shared>();
    for (const { list, sum, lastAt } of standings) {
      const here = writers.get(list) ?? [];
      for (const writer of here) {
        const last = earlier(writer.lastAt, lastAt);
        share(group, writer.member, { contact: sum, colleague: writer.sum, colleagues: here.length }, last);
      }
      for (const [colleague, all] of circles.get(list) ?? []) {
        const own = ownCircle.get(contact)?.get(colleague);
        if (all.people === (own === undefined ? 0 : 1)) continue;
        const others = Math.max(0, all.sum - (own ?? 0));
        share(circle, colleague, { contact: sum, colleague: others, colleagues: here.length }, lastAt);
      }
    }
    for (const [colleague, shared] of group) yield { colleague, contact, part: asPart('group', shared, settings) };
    for (const [colleague, shared] of circle) yield { colleague, contact, part: asPart('circle', shared, settings) };
  }
}

interface Shared {
  readonly lists: SharedList[];
  lastAt: Date;
}

function share(all: Map<MemberId, Shared>, colleague: MemberId, list: SharedList, lastAt: Date): void {
  const shared = entry(all, colleague, () => ({ lists: [], lastAt }));
  shared.lists.push(list);
  if (lastAt > shared.lastAt) shared.lastAt = lastAt;
}

function asPart(kind: 'group' | 'circle', { lists, lastAt }: Shared, settings: TieSettings): TiePart {
  const sum = settings.weights[kind] * sharedContext(lists);
  return { kind, sum, sumLong: 0, count: lists.length, countIn: 0, countOut: 0, firstAt: null, lastAt };
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

function groupBy<T>(items: Iterable<T>, key: (item: T) => MemberId): Map<MemberId, T[]> {
  const groups = new Map<MemberId, T[]>();
  for (const item of items) entry(groups, key(item), () => []).push(item);
  return groups;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
