/**
 * Rows a second of a CRM export: `node --import tsx test/bench/read-contacts.ts [rows]` (100,000 unless told
 * otherwise), from bytes to checked items. The best of three runs counts. Ends with one JSON line.
 */
import { Readable } from 'node:stream';
import type { SourceFile } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';

const rows = Number(process.argv[2] ?? 100_000);
const header =
  'Record ID,First Name,Last Name,Email,Job Title,Phone Number,City,Country/Region,Contact owner,Associated Company IDs,Associated Company,LinkedIn URL,Last Modified Date';

function* lines(): Generator<string> {
  yield header;
  for (let at = 0; at < rows; at++)
    yield `${at},Ada${at},"Example ${at}",ada${at}@acme${at % 1000}.example,"VP, Sales",+1 415-555-0100,Springfield,USA,Rep ${at % 200},${at % 1000},Acme Robotics ${at % 1000},https://www.linkedin.com/in/ada-${at},2026-11-01 10:00`;
}
const bytes = Buffer.from([...lines()].join('\n'));
const pieces = function* () {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
};
const file: SourceFile = {
  name: 'contacts.csv',
  bytes: bytes.length,
  head: bytes.subarray(0, 65_536),
  open: () => Readable.from(pieces()),
};
const reader = recognise(file.head);
if (!reader) throw new Error('the generated export is not recognised');

let best = Number.POSITIVE_INFINITY;
let [items, rejected] = [0, 0];
for (let run = 0; run < 3; run++) {
  const started = performance.now();
  [items, rejected] = [0, 0];
  for await (const item of reader.read(file, { now: new Date('2026-11-21'), keepDetails: false })) {
    items++;
    if (item.type === 'rejected') rejected++;
  }
  best = Math.min(best, performance.now() - started);
}
console.log(
  JSON.stringify({
    bench: 'read-contacts',
    rows,
    items,
    rejected,
    milliseconds: Math.round(best),
    rowsPerSecond: Math.round((rows / best) * 1000),
  }),
);
