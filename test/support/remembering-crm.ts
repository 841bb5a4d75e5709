/** A CRM that remembers: records change, move, vanish, and are seen by groups of its own. */
import type { Crm, CrmRecord, Cursor, Page, Stream, Visibility, VisibilityGroup } from '../../src/crm/port.ts';
import type { Incoming } from '../../src/domain/incoming.ts';

const streams: readonly Stream[] = ['colleagues', 'companies', 'contacts', 'deals', 'activities'];
const streamOf: Readonly<Record<string, Stream>> = {
  colleague: 'colleagues',
  company: 'companies',
  person: 'contacts',
  deal: 'deals',
  touch: 'activities',
};

export interface RememberingCrm extends Crm {
  /** Makes or changes a record. */
  put(says: Exclude<Incoming, { type: 'rejected' }>, visibility?: Visibility, fields?: Record<string, unknown>): void;
  /** Deletes without a trace; `merge` is told at the next read. */
  remove(key: string): void;
  merge(key: string, into: string): void;
  members: Map<string, readonly string[]>;
  /** Pages handed out so far. */
  pagesRead: number;
  /** Called before each page. */
  beforePage: (() => void | Promise<void>) | null;
  /** Kinds whose rules cannot be read. */
  unreadable: readonly Stream[];
}

export function openRememberingCrm(pageSize = 3): RememberingCrm {
  const records = new Map<string, CrmRecord & { at: number; stream: Stream }>();
  const merged: { at: number; stream: Stream; key: string; mergedInto: string }[] = [];
  let clock = 0;
  const crm: RememberingCrm = {
    name: 'odoo',
    account: 'crm.example/ours',
    streams,
    members: new Map(),
    pagesRead: 0,
    beforePage: null,
    unreadable: [],
    put(says, visibility = { kind: 'all' }, fields = {}) {
      clock += 1;
      const stream = streamOf[says.type] ?? 'contacts';
      records.set(says.key, { id: says.key, version: String(clock), says, visibility, fields, at: clock, stream });
    },
    remove: key => void records.delete(key),
    merge(key, into) {
      const was = records.get(key);
      records.delete(key);
      clock += 1;
      if (was) merged.push({ at: clock, stream: was.stream, key, mergedInto: into });
    },
    check: async () => ({
      says: 'a CRM',
      abilities: { writes: [], setsOwner: true, setsAuthor: true, findsAfterMs: 0, webhooks: false },
      missing: [],
      unreadableRules: crm.unreadable.map(stream => ({ stream, reason: 'they are secret' })),
    }),
    async *pages(stream, after: Cursor | null): AsyncIterable<Page> {
      let at = Number(after?.at ?? 0);
      for (;;) {
        await crm.beforePage?.();
        const there = [...records.values()]
          .filter(one => one.stream === stream && one.at > at)
          .sort((a, b) => a.at - b.at);
        const page = there.slice(0, pageSize);
        const upTo = page.length < pageSize ? clock : (page.at(-1)?.at ?? clock);
        const gone = merged.filter(one => one.stream === stream && one.at > at && one.at <= upTo);
        if (page.length === 0 && gone.length === 0) return;
        crm.pagesRead += 1;
        at = upTo;
        yield { records: page, gone, cursor: { at }, total: records.size };
        if (page.length < pageSize) return;
      }
    },
    async *keys(stream) {
      yield [...records.values()].filter(one => one.stream === stream).map(one => one.id);
    },
    groups: async () =>
      crm.unreadable.length > 0
        ? []
        : [...crm.members].map(
            ([key, members]): VisibilityGroup => ({ key, members: members.map(email => ({ email })) }),
          ),
    close: async () => {},
  };
  return crm;
}
