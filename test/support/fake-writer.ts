/** The writing half of a CRM: it keeps what is written, and is as rude as the real ones. */
import type { ReadBack, Writer, Written } from '../../src/crm/port.ts';
import { CrmFault } from '../../src/domain/crm-fault.ts';
import type { Author, Write } from '../../src/domain/write.ts';

export interface FakeThing {
  readonly id: string;
  readonly key: string;
  write: Write;
  readonly author: Author;
  version: number;
}

/** What happens to the next call: said no to, not reached, done or not done and never answered. */
export type Trouble = 'refused' | 'unavailable' | 'busy' | 'done, not answered' | 'not done, not answered';

export interface FakeWriter {
  readonly writer: Writer;
  readonly things: FakeThing[];
  /** In the order they were called. */
  readonly calls: string[];
  /** The next calls of a method meet this, first come first. */
  trouble(method: keyof Writer, ...troubles: Trouble[]): void;
  /** What is stored is not what was sent: a rule of the administrator. */
  rule(change: (write: Write) => Write): void;
  /** Something that was sent arrives, long after nobody waits for it any more. */
  arrive(thing: Omit<FakeThing, 'id' | 'version'>): FakeThing;
  /** A new thing is found by its key only after so many milliseconds. */
  lag(milliseconds: number): void;
}

export function openFakeWriter(): FakeWriter {
  const things: FakeThing[] = [];
  const calls: string[] = [];
  const troubles = new Map<string, Trouble[]>();
  const made = new Map<string, number>();
  let rule = (write: Write) => write;
  let lag = 0;
  let ids = 100;

  /** Does `work` or not, and answers or not. */
  const rude = async <T>(method: string, work: () => T): Promise<T> => {
    calls.push(method);
    const trouble = troubles.get(method)?.shift();
    switch (trouble) {
      case 'refused':
        throw new CrmFault('refused', 'The field Reason is required.', {
          remedy: 'Fill it in, or ask who set the rule.',
        });
      case 'unavailable':
        throw new CrmFault('unavailable', 'The CRM cannot be reached.');
      case 'busy':
        throw new CrmFault('busy', 'The CRM has had too many requests.', { retryAfterMs: 20 });
      case 'done, not answered':
        work();
        throw new CrmFault('unknown', 'The CRM did not answer in time.');
      case 'not done, not answered':
        throw new CrmFault('unknown', 'The CRM did not answer in time.');
      default:
        return work();
    }
  };
  const written = ({ id }: FakeThing): Written => ({ id, url: `https://crm.example/${id}` });
  const found = (id: string) => things.find(thing => thing.id === id);

  return {
    things,
    calls,
    trouble: (method, ...more) => void troubles.set(method, [...(troubles.get(method) ?? []), ...more]),
    rule(change) {
      rule = change;
    },
    arrive(sent) {
      const thing = { ...sent, id: `thing:${++ids}`, version: 1 };
      things.push(thing);
      return thing;
    },
    lag(milliseconds) {
      lag = milliseconds;
    },
    writer: {
      touchKey: ({ id }) => (id.startsWith('thing:') ? `activity:${id}` : null),
      write: (key, write, author) =>
        rude('write', () => {
          const thing = { id: `thing:${++ids}`, key, write: rule(write), author, version: 1 };
          things.push(thing);
          made.set(thing.id, Date.now());
          return written(thing);
        }),
      find: key =>
        rude('find', () => {
          return things.filter(one => one.key === key && (made.get(one.id) ?? 0) + lag <= Date.now()).map(written);
        }),
      read: ({ id }): Promise<ReadBack | null> =>
        rude('read', () => {
          const thing = found(id);
          return thing ? { write: thing.write, version: String(thing.version) } : null;
        }),
      undo: ({ id }, _, version) =>
        rude('undo', () => {
          const thing = found(id);
          if (!thing) return 'gone' as const;
          if (String(thing.version) !== version) return 'changed' as const;
          things.splice(things.indexOf(thing), 1);
          return 'undone' as const;
        }),
    },
  };
}
