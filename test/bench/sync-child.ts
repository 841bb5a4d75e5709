/**
 * A process of its own that reads a CRM: `sync-child.ts read <crm> <url>` pages through it and throws the pages away,
 * `sync-child.ts postgres|embedded <crm> <url> <database>` syncs it into a database. Both look a few times more, when
 * nothing has changed. One line of JSON.
 */
import { openHubspot } from '../../src/crm/hubspot/hubspot.ts';
import { openOdoo } from '../../src/crm/odoo/odoo.ts';
import type { Crm, Cursor, Stream } from '../../src/crm/port.ts';
import { openFolder, openServer } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { benchNow } from './company.ts';

/** What the parent reads. */
export interface SyncTimes {
  readonly seconds: number;
  /** Records by stream. */
  readonly records: Readonly<Record<string, number>>;
  readonly streamSeconds: Readonly<Record<string, number>>;
  /** Milliseconds of each look that finds nothing. */
  readonly quiet: readonly number[];
  /** Megabytes of this process, ten times along the way; the embedded database included. */
  readonly resident: readonly number[];
  readonly peakMB: number;
}

const quietLooks = 5;
const [how = '', name = '', url = '', place = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const clock = () => new Date();

/** As fast as it answers, because the pauses that real limits ask for hide what we take; `paced` is with them. */
function openCrm(): Crm {
  const pageSize = how === 'embedded' ? 250 : 500;
  if (name === 'hubspot' || name === 'paced') {
    const gaps = name === 'paced' ? {} : { gaps: { any: 0, search: 0 } };
    return openHubspot({ token: 'bench', url, language: 'en', clock, ...gaps });
  }
  const at = new URL(url);
  const login = { url: at.origin, database: at.pathname.slice(1), user: at.username, key: at.password };
  return openOdoo({ login, language: 'en', clock, pageSize });
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** Megabytes every second until it is told to end, then ten of them from first to last. */
function watchMemory() {
  const seen = [megabytes()];
  const timer = setInterval(() => seen.push(megabytes()), 1000);
  return () => {
    clearInterval(timer);
    return Array.from({ length: 10 }, (_, part) => seen[Math.floor(((part + 1) / 10) * (seen.length - 1))] ?? 0);
  };
}

interface Look {
  records: Record<string, number>;
  streamSeconds: Record<string, number>;
}

async function look(reads: (each: (stream: Stream, records: number) => void) => Promise<void>) {
  const found: Look = { records: {}, streamSeconds: {} };
  const began = performance.now();
  let before = began;
  await reads((stream, records) => {
    found.records[stream] = (found.records[stream] ?? 0) + records;
    const now = performance.now();
    found.streamSeconds[stream] = (found.streamSeconds[stream] ?? 0) + (now - before) / 1000;
    before = now;
  });
  return { ...found, seconds: (performance.now() - began) / 1000 };
}

async function measured(reads: Parameters<typeof look>[0]): Promise<SyncTimes> {
  const memory = watchMemory();
  const first = await look(reads);
  const resident = memory();
  const quiet: number[] = [];
  for (let at = 0; at < quietLooks; at++) quiet.push((await look(reads)).seconds * 1000);
  return { ...first, quiet, resident, peakMB: Math.round(process.resourceUsage().maxRSS / 1024) };
}

async function readOnly(crm: Crm): Promise<SyncTimes> {
  const places = new Map<Stream, Cursor>();
  return measured(async each => {
    await crm.check();
    await crm.groups();
    for (const stream of crm.streams)
      for await (const page of crm.pages(stream, places.get(stream) ?? null, signal)) {
        places.set(stream, page.cursor);
        each(stream, page.records.length);
      }
  });
}

async function synced(crm: Crm): Promise<SyncTimes> {
  const db = how === 'postgres' ? openServer(place) : await openFolder(place);
  try {
    await migrate(db);
    await db.query("insert into own_domain (domain) values ('ours.example') on conflict do nothing");
    return await measured(async each => {
      const done = new Map<Stream, number>();
      await syncCrm(db, crm, {
        source: { family: name, name },
        full: false,
        now: benchNow,
        signal,
        progress(stream, records) {
          each(stream, records - (done.get(stream) ?? 0));
          done.set(stream, records);
        },
      });
    });
  } finally {
    await db.close();
  }
}

const crm = openCrm();
const times = await (how === 'read' ? readOnly(crm) : synced(crm));
process.stdout.write(`${JSON.stringify(times)}\n`);
await crm.close();
