/**
 * Vectors for a company too large to embed: of each role, industry and city once, by the product's embedder; a profile
 * gets their weighted sum with some noise, so that neighbours in meaning are neighbours here.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { randomFor } from '../../scripts/demo/random.ts';
import type { Database } from '../../src/db/database.ts';
import { createUseEmbedder } from '../../src/knowledge/embedder/use-embedder.ts';

const weights = { role: 1, industry: 0.5, city: 0.4, noise: 0.35 } as const;
const noises = 997;

const stored = z.record(z.string(), z.array(z.number()));

/** Texts that were embedded before are kept in this folder: 660 of them take half a minute. */
async function embedded(texts: readonly string[], folder: string) {
  const path = join(folder, 'vectors.json');
  const known = new Map(existsSync(path) ? Object.entries(stored.parse(JSON.parse(await readFile(path, 'utf8')))) : []);
  const missing = texts.filter(text => !known.has(text));
  const embedder = createUseEmbedder({ idleMs: 1_000 });
  try {
    for (const [place, vector] of (await embedder.embed(missing)).entries())
      known.set(missing[place] ?? '', [...vector]);
  } finally {
    await embedder.close();
  }
  if (missing.length > 0) {
    await mkdir(folder, { recursive: true });
    await writeFile(path, JSON.stringify(Object.fromEntries(known)));
  }
  return { known, id: embedder.id };
}

export async function fillVectors(db: Database, folder: string): Promise<void> {
  const parts = await db.query<{ kind: 'role' | 'industry' | 'city'; key: string; text: string }>(
    `select distinct 'role' as kind, concat(function, ' ', seniority) as key, coalesce(nullif(concat_ws(' ', seniority, function), ''), 'person') as text from profile
     union select distinct 'industry', industry, replace(industry, '-', ' ') from profile where industry is not null
     union select distinct 'city', city, city from profile where city is not null`,
  );
  const { known, id } = await embedded(
    parts.map(part => part.text),
    folder,
  );
  const chance = randomFor('bench vectors');
  const scaled = (values: readonly number[], weight: number) =>
    `[${values.map(value => (value * weight).toFixed(5)).join(',')}]`;
  const rows = [
    ...parts.map(({ kind, key, text }) => ({ kind, key, vector: scaled(known.get(text) ?? [], weights[kind]) })),
    ...Array.from({ length: noises }, (_, place) => {
      const values = Array.from({ length: 512 }, () => chance.next() - 0.5);
      const length = Math.hypot(...values);
      return { kind: 'noise', key: String(place), vector: scaled(values, weights.noise / length) };
    }),
  ];
  await db.transaction(async sql => {
    await sql(
      'create temporary table part (kind text, key text, vector halfvec(512), primary key (kind, key)) on commit drop',
    );
    await sql(
      'insert into part select kind, key, vector::halfvec from unnest($1::text[], $2::text[], $3::text[]) as p(kind, key, vector)',
      [rows.map(row => row.kind), rows.map(row => row.key), rows.map(row => row.vector)],
    );
    await sql('analyze part');
    const nothing = `(select vector from part where kind = 'noise' and key = '0')`;
    await sql(
      `update profile p set embedder = $1,
         vector = l2_normalize(noise.vector + role.vector + coalesce(industry.vector, ${nothing}) + coalesce(city.vector, ${nothing}))
       from profile q
       join part noise on noise.kind = 'noise' and noise.key = (q.record_id % ${noises})::text
       join part role on role.kind = 'role' and role.key = concat(q.function, ' ', q.seniority)
       left join part industry on industry.kind = 'industry' and industry.key = q.industry
       left join part city on city.kind = 'city' and city.key = q.city
       where q.record_id = p.record_id and p.text <> ''`,
      [id],
    );
  });
}
