/**
 * Which day does a phrase mean? Two public corpora (benchmarks/README.md), read as a task is: forwards. Duckling: day, hour and
 * minute grain, kind `datetime`. Recognizers: one `date` or `datetime` expectation; of a past and a future value the
 * future one; `expected: []` names no day. `dayOf` is what log-interaction calls; the baseline is chrono-node alone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { de as chronoDe, en as chronoEn, es as chronoEs, fr as chronoFr } from 'chrono-node';
import Table from 'cli-table3';
import { z } from 'zod';
import { isoOf } from '../../src/domain/dates/clock.ts';
import { dayOf } from '../../src/domain/dates/find.ts';
import { type Language, languages } from '../../src/words/port.ts';
import { evalOptions } from './options.ts';

interface Case {
  readonly corpus: 'duckling' | 'recognizers' | 'negatives' | 'own';
  readonly lang: string;
  readonly text: string;
  readonly ref: Date;
  /** Null: no day is named. */
  readonly want: string | null;
}

const duckling = z.object({
  lang: z.string(),
  text: z.string(),
  kind: z.string(),
  from: z.string().nullable(),
  grain: z.string(),
  ref: z.string(),
});
const recognizers = z.object({
  lang: z.string(),
  input: z.string(),
  ref: z.string().nullable(),
  not_supported: z.string().nullish(),
  expected: z
    .array(
      z.object({
        type: z.string().nullable(),
        values: z.array(z.object({ value: z.string().optional().catch(undefined) })).catch([]),
      }),
    )
    .nullable(),
});
const ownCase = z.object({ lang: z.string(), text: z.string(), ref: z.string(), day: z.string().nullable() });

const codes: Readonly<Record<string, string>> = { English: 'en', German: 'de' };
const isDay = /^\d{4}-\d\d-\d\d/u;

const lines = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line));

function casesOf(data: string): readonly Case[] {
  const first = lines(join(data, 'duckling_time.jsonl')).flatMap((line): Case[] => {
    const { lang, text, kind, from, grain, ref } = duckling.parse(line);
    if (kind !== 'datetime' || !from || !['day', 'hour', 'minute'].includes(grain)) return [];
    // The clock on the wall where it was said: only the day is compared.
    return [{ corpus: 'duckling', lang, text, ref: new Date(`${ref.slice(0, 19)}Z`), want: from.slice(0, 10) }];
  });
  const second = lines(join(data, 'recognizers_datetime.jsonl')).flatMap((line): Case[] => {
    const { lang: name, input: text, ref: at, expected, not_supported: lacking } = recognizers.parse(line);
    const lang = codes[name];
    // What none of the publisher's own four readers gets right is no measure.
    if (!lang || !at || !expected || lacking === 'dotnet, java, javascript, python') return [];
    const ref = new Date(`${at}Z`);
    if (expected.length === 0) return [{ corpus: 'negatives', lang, text, ref, want: null }];
    const [only] = expected;
    if (!only || expected.length > 1 || !/\.(?:date|datetime)$/u.test(only.type ?? '')) return [];
    const values = only.values.map(({ value }) => value ?? '');
    if (values.length === 0 || !values.every(value => isDay.test(value))) return [];
    return [{ corpus: 'recognizers', lang, text, ref, want: values.at(-1)?.slice(0, 10) ?? null }];
  });
  const own = lines(join(import.meta.dirname, 'dates.jsonl')).map((line): Case => {
    const { lang, text, ref, day } = ownCase.parse(line);
    return { corpus: 'own', lang, text, ref: new Date(`${ref}Z`), want: day };
  });
  return [...first, ...second, ...own];
}

const isLanguage = (lang: string): lang is Language => (languages as readonly string[]).includes(lang);

function ours({ lang, text, ref }: Case): string | null {
  if (!isLanguage(lang)) return null;
  const found = dayOf(text, { language: lang, now: ref, timeZone: 'UTC', direction: 'future' });
  return found && isoOf(found);
}

function chrono({ lang, text, ref }: Case): string | null {
  const parser = { de: chronoDe, fr: chronoFr, es: chronoEs }[lang] ?? chronoEn;
  const at = parser.casual.parse(text, { instant: ref, timezone: 0 }, { forwardDate: true })[0]?.start;
  if (!at) return null;
  const [year, month, day] = [at.get('year'), at.get('month'), at.get('day')];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const round = (part: number) => Math.round(part * 1000) / 1000;
const rate = (cases: readonly Case[], answer: (one: Case) => string | null) =>
  cases.length === 0 ? 0 : round(cases.filter(one => answer(one) === one.want).length / cases.length);

export function run(argv: readonly string[]): void {
  const { data, worst } = evalOptions('dates', argv);
  const cases = casesOf(data);
  const table = new Table({
    style: { head: [], border: [], compact: true },
    head: ['corpus', 'language', 'n', 'ours', 'chrono-node'],
  });
  const row = (corpus: Case['corpus'], lang: string) => {
    const those = cases.filter(one => one.corpus === corpus && one.lang === lang);
    if (those.length > 0)
      table.push([corpus, lang, those.length, isLanguage(lang) ? rate(those, ours) : '–', rate(those, chrono)]);
  };
  for (const lang of ['en', 'de', 'pl', 'fr', 'es']) row('duckling', lang);
  for (const lang of ['en', 'de']) row('recognizers', lang);
  for (const lang of ['en', 'de']) row('negatives', lang);
  for (const lang of languages) row('own', lang);
  console.log(table.toString());
  const wrong = cases.filter(one => isLanguage(one.lang) && ours(one) !== one.want);
  for (const one of wrong.slice(0, worst))
    console.log(`${one.corpus} ${one.lang} “${one.text}” (${isoOf(one.ref)}): ${ours(one)}, not ${one.want}`);
  const both = (lang: string) =>
    cases.filter(one => one.lang === lang && (one.corpus === 'duckling' || one.corpus === 'recognizers'));
  const negatives = cases.filter(one => one.corpus === 'negatives');
  const own = (lang: string) => cases.filter(one => one.lang === lang && one.corpus === 'own');
  console.log(
    JSON.stringify({
      eval: 'dates',
      ...Object.fromEntries(['en', 'de', 'pl'].map(lang => [lang, rate(both(lang), ours)])),
      negatives: rate(negatives, ours),
      ownCs: rate(own('cs'), ours),
      ownFa: rate(own('fa'), ours),
      baselines: {
        chrono: Object.fromEntries(
          ['en', 'de', 'fr', 'es'].map(lang => [
            lang,
            rate(
              cases.filter(one => one.lang === lang && one.corpus === 'duckling'),
              chrono,
            ),
          ]),
        ),
        chronoRecognizers: Object.fromEntries(
          ['en', 'de'].map(lang => [
            lang,
            rate(
              cases.filter(one => one.lang === lang && one.corpus === 'recognizers'),
              chrono,
            ),
          ]),
        ),
        chronoNegatives: rate(negatives, chrono),
      },
    }),
  );
}
