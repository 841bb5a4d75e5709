/** A process of its own that imports a folder: `import-child.ts <postgres|embedded> <url or folder> <files>`; one line of JSON. */
import { fileReading } from '../../src/cli/file-reading.ts';
import { openFolder, openServer } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { importPaths } from '../../src/intake/import-paths.ts';
import { benchNow } from './company.ts';

/** What the parent reads. */
export interface ImportReport {
  readonly seconds: number;
  readonly rows: number;
  readonly rejected: number;
  readonly files: readonly { readonly kind: string; readonly rows: number; readonly seconds: number }[];
  /** Peak of this process, the embedded database included when it is the holder. */
  readonly peakMB: number;
}

const [kind = '', place = '', folder = ''] = process.argv.slice(2);
const db = kind === 'postgres' ? openServer(place) : await openFolder(place);
try {
  await migrate(db);
  await db.query("insert into own_domain (domain) values ('ours.example') on conflict do nothing");
  const files: { kind: string; rows: number; seconds: number }[] = [];
  const began = performance.now();
  let before = began;
  const { files: reports, left } = await importPaths(
    db,
    fileReading(),
    { paths: [folder], owner: null, sharing: null, keepDetails: false, now: benchNow },
    {
      file() {
        before = performance.now();
      },
      bytes() {},
      done(report) {
        files.push({ kind: report.kind, rows: report.rows, seconds: (performance.now() - before) / 1000 });
      },
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (left.length > 0) throw new Error(left.map(one => `${one.name}: ${one.reason}`).join('\n'));
  const report: ImportReport = {
    seconds,
    rows: reports.reduce((sum, one) => sum + one.rows, 0),
    rejected: reports.reduce((sum, one) => sum + one.rejected.length, 0),
    files,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await db.close();
}
