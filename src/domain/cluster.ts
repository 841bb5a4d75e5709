/**
 * Which records are the same person or company: equal keys, and never on less. A record that not everyone may see never
 * joins two others for those who cannot see it: public records are clustered by themselves, then each group of private
 * records of one scope follows at most one public cluster.
 */

export interface Keyed {
  readonly id: number;
  readonly source: number;
  readonly scope: number;
  /** All colleagues may see this record. */
  readonly everyone: boolean;
  /** The cluster it belongs to now. */
  readonly cluster: number;
  /** Keys that join by themselves: `email:ada@acme.example`, `profile:…`, `crm:hubspot:101`, `domain:acme.example`. */
  readonly hard: readonly string[];
  /** Keys that join only when the rule allows: a name at an account, a company's name. */
  readonly soft: readonly string[];
  /** Companies only: their domains. Two companies of one name with unrelated domains stay two. */
  readonly domains?: readonly string[];
}

/** People: a name at an account joins only when no source has two of it. Companies: unless their domains differ. */
export type SoftRule = 'unique in each source' | 'no other domain';

class Sets {
  readonly parent = new Map<number, number>();

  find(id: number): number {
    const above = this.parent.get(id) ?? id;
    if (above === id) return id;
    const top = this.find(above);
    this.parent.set(id, top);
    return top;
  }

  join(a: number, b: number) {
    const [first, second] = [this.find(a), this.find(b)];
    if (first !== second) this.parent.set(Math.max(first, second), Math.min(first, second));
  }
}

const byKey = (records: readonly Keyed[], keys: (record: Keyed) => readonly string[]) => {
  const found = new Map<string, Keyed[]>();
  for (const record of records) {
    for (const key of keys(record)) {
      const same = found.get(key);
      if (same) same.push(record);
      else found.set(key, [record]);
    }
  }
  return found;
};

/** `globex` of `globex.com` and of `globex.de`: the same company's two domains. */
const label = (domain: string) => domain.split('.')[0] ?? domain;

function mayJoin(same: readonly Keyed[], rule: SoftRule, sets: Sets): boolean {
  if (rule === 'unique in each source') {
    const clusterOfSource = new Map<number, number>();
    return same.every(record => {
      const cluster = sets.find(record.id);
      const known = clusterOfSource.get(record.source);
      clusterOfSource.set(record.source, cluster);
      return known === undefined || known === cluster;
    });
  }
  const labels = same.map(record => new Set((record.domains ?? []).map(label))).filter(set => set.size > 0);
  return labels.every((set, i) => i === 0 || labels.slice(0, i).every(other => [...set].some(l => other.has(l))));
}

function joinAll(records: readonly Keyed[], rule: SoftRule, sets: Sets) {
  for (const same of byKey(records, record => record.hard).values()) {
    for (const record of same) sets.join(record.id, (same[0] ?? record).id);
  }
  for (const same of byKey(records, record => record.soft).values()) {
    if (!mayJoin(same, rule, sets)) continue;
    for (const record of same) sets.join(record.id, (same[0] ?? record).id);
  }
}

/**
 * @param records all records that share a key with one another, with all records of the clusters they are in
 * @param newId gives the id of a cluster that did not exist before
 * @returns the cluster of every record; a cluster keeps the id most of its public records have
 */
export function clusterRecords(records: readonly Keyed[], rule: SoftRule, newId: () => number): Map<number, number> {
  const sets = new Sets();
  const open = records.filter(record => record.everyone);
  joinAll(open, rule, sets);

  const closed = records.filter(record => !record.everyone);
  const openByHard = byKey(open, record => record.hard);
  const openBySoft = byKey(open, record => record.soft);
  const follows = new Map<number, number>();
  for (const scope of new Set(closed.map(record => record.scope))) {
    const own = closed.filter(record => record.scope === scope);
    joinAll(own, rule, sets);
    for (const record of own) {
      const top = sets.find(record.id);
      if (follows.has(top)) continue;
      const leader =
        record.hard.flatMap(key => openByHard.get(key) ?? [])[0] ??
        record.soft.flatMap(key => {
          const there = openBySoft.get(key) ?? [];
          const here = own.filter(other => other.soft.includes(key));
          return mayJoin([...there, ...here], rule, sets) ? there : [];
        })[0];
      if (leader) follows.set(top, sets.find(leader.id));
    }
  }
  const groupOf = (record: Keyed) => {
    const top = sets.find(record.id);
    return follows.get(top) ?? top;
  };

  const members = new Map<number, Keyed[]>();
  for (const record of records) {
    const group = groupOf(record);
    const known = members.get(group);
    if (known) known.push(record);
    else members.set(group, [record]);
  }
  const taken = new Set<number>();
  const result = new Map<number, number>();
  // The larger group keeps the id; what split off gets a new one.
  const weight = (group: readonly Keyed[]) => group.filter(record => record.everyone).length * 1000 + group.length;
  for (const group of [...members.values()].sort(
    (a, b) => weight(b) - weight(a) || (a[0]?.id ?? 0) - (b[0]?.id ?? 0),
  )) {
    const openOnes = group.filter(record => record.everyone);
    const ids = (openOnes.length > 0 ? openOnes : group).map(record => record.cluster).filter(id => !taken.has(id));
    const id = ids.length > 0 ? Math.min(...ids) : newId();
    taken.add(id);
    for (const record of group) result.set(record.id, id);
  }
  return result;
}
