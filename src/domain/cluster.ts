/**
 * Which records are the same person or company: equal keys, and never on less. A record that not everyone may see never
 * joins two others for those who cannot see it: public records are clustered by themselves, then each private record
 * follows at most one public cluster, or joins records of exactly the same viewers. The result does not depend on the
 * order in which records came, and what it says of public records does not depend on private ones, ids included.
 */

export interface Keyed {
  readonly id: number;
  readonly source: number;
  /** Who may see the record: null = all colleagues; else the same text for the same people. */
  readonly viewers: string | null;
  /** The cluster it had by itself when it was stored. */
  readonly own: number;
  /** Keys that join by themselves: `email:ada@acme.example`, `profile:…`, `crm:hubspot:101`, `domain:acme.example`. */
  readonly hard: readonly string[];
  /** Keys that join only when the rule allows: a name at an account, a company's name. */
  readonly soft: readonly string[];
  /** Companies only: their domains. Two companies of one name with unrelated domains stay two. */
  readonly domains?: readonly string[];
}

/** People: a name at an account joins only when no source has two of it. Companies: unless their domains differ. */
export type SoftRule = 'unique in each source' | 'no other domain';

/** Which records are together so far; the top of each set is its oldest public record, else its oldest. */
class Sets {
  readonly #above = new Map<number, number>();
  readonly #isOpen: (id: number) => boolean;

  constructor(isOpen: (id: number) => boolean) {
    this.#isOpen = isOpen;
  }

  top(id: number): number {
    const above = this.#above.get(id);
    if (above === undefined) return id;
    const top = this.top(above);
    this.#above.set(id, top);
    return top;
  }

  /** @returns whether anything changed */
  join(a: number, b: number): boolean {
    const [first, second] = [this.top(a), this.top(b)];
    if (first === second) return false;
    const leads = this.#isOpen(first) === this.#isOpen(second) ? first < second : this.#isOpen(first);
    this.#above.set(leads ? second : first, leads ? first : second);
    return true;
  }

  /** The same, but never two public clusters: that is for public records to say. */
  follow(a: number, b: number): boolean {
    return !(this.#isOpen(this.top(a)) && this.#isOpen(this.top(b))) && this.join(a, b);
  }
}

type Keys = 'hard' | 'soft';

/** The records of each key that more than one of them has, in an order that depends on nothing but the keys. */
function sharing(records: readonly Keyed[], kind: Keys): (readonly Keyed[])[] {
  const found = new Map<string, Keyed[]>();
  for (const record of records) {
    for (const key of record[kind]) {
      const same = found.get(key);
      if (same) same.push(record);
      else found.set(key, [record]);
    }
  }
  return [...found]
    .filter(([, same]) => same.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => same);
}

/** `globex` of `globex.com` and of `globex.de`: the same company's two domains. */
const label = (domain: string) => domain.split('.')[0] ?? domain;

function mayJoin(same: readonly Keyed[], rule: SoftRule, sets: Sets): boolean {
  if (rule === 'unique in each source') {
    const clusterOfSource = new Map<number, number>();
    return same.every(record => {
      const cluster = sets.top(record.id);
      const known = clusterOfSource.get(record.source);
      clusterOfSource.set(record.source, cluster);
      return known === undefined || known === cluster;
    });
  }
  const labels = same.map(record => new Set((record.domains ?? []).map(label))).filter(set => set.size > 0);
  return labels.every((set, i) => i === 0 || labels.slice(0, i).every(other => [...set].some(l => other.has(l))));
}

function joinAll(records: readonly Keyed[], rule: SoftRule, sets: Sets, how: 'join' | 'follow') {
  const joinSame = ([first, ...others]: readonly Keyed[]) =>
    first ? others.map(other => sets[how](first.id, other.id)).some(Boolean) : false;
  for (const same of sharing(records, 'hard')) joinSame(same);
  // What one name joins may make another unique, so this ends only when nothing changes any more.
  const bySoft = sharing(records, 'soft');
  for (let changed = true; changed; ) {
    changed = false;
    for (const same of bySoft) if (mayJoin(same, rule, sets) && joinSame(same)) changed = true;
  }
}

/**
 * @param records all records that share a key with one another, with all records of the clusters they are in
 * @param newId gives the id of a cluster that did not exist before: only where two that were stored as one come apart
 * @returns the cluster of every record: the lowest of what its public records had by themselves, else of all its records
 */
export function clusterRecords(records: readonly Keyed[], rule: SoftRule, newId: () => number): Map<number, number> {
  const sorted = [...records].sort((a, b) => a.id - b.id);
  const open = sorted.filter(record => record.viewers === null);
  const isOpen = new Set(open.map(record => record.id));
  const sets = new Sets(id => isOpen.has(id));
  joinAll(open, rule, sets, 'join');
  for (const viewers of [...new Set(sorted.map(record => record.viewers))].sort()) {
    if (viewers === null) continue;
    // They see the public records too, so a name has to be unique among both.
    joinAll(
      sorted.filter(record => record.viewers === null || record.viewers === viewers),
      rule,
      sets,
      'follow',
    );
  }

  const members = new Map<number, Keyed[]>();
  for (const record of sorted) {
    const top = sets.top(record.id);
    const known = members.get(top);
    if (known) known.push(record);
    else members.set(top, [record]);
  }
  const taken = new Set<number>();
  const result = new Map<number, number>();
  // Public clusters take their ids first, so that no private one ever has an influence on them.
  for (const [, group] of [...members].sort(([a], [b]) => Number(isOpen.has(b)) - Number(isOpen.has(a)) || a - b)) {
    const leading = group.some(record => isOpen.has(record.id)) ? group.filter(({ id }) => isOpen.has(id)) : group;
    const lowest = Math.min(...leading.map(record => record.own));
    const id = taken.has(lowest) ? newId() : lowest;
    taken.add(id);
    for (const record of group) result.set(record.id, id);
  }
  return result;
}
