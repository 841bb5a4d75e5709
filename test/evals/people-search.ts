/**
 * Which person fits these words: mean reciprocal rank over profiles.jsonl and queries.jsonl, with the product's own
 * lexicon, score and embedder, beside the plain baselines.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold, tokens } from '../../src/domain/fold.ts';
import { type CandidateFeatures, idfOf, meaningOf, scoreCandidate, weighTerms } from '../../src/domain/search-score.ts';
import { inEnglish, languageOfWords, termsOf, unitsOf } from '../../src/domain/search-terms.ts';
import { createUseEmbedder } from '../../src/knowledge/embedder/use-embedder.ts';
import type { Embedder } from '../../src/knowledge/port.ts';
import { bm25Ranker } from './people-search/bm25.ts';

interface Profile {
  readonly id: string;
  readonly text: string;
}

interface Query {
  readonly lang: string;
  readonly query: string;
  readonly relevant: string;
}

/** Best first. */
type Ranker = (query: string) => readonly string[];

async function linesOf<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as T);
}

const sentencesOf = (text: string) =>
  text
    .split(/(?<=[.!?؟])\s+/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '');

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Embeds every distinct text once. */
async function embedAll(embedder: Embedder, texts: Iterable<string>): Promise<Map<string, Float32Array>> {
  const distinct = [...new Set(texts)];
  const vectors = await embedder.embed(distinct);
  return new Map(distinct.map((text, i) => [text, vectors[i] ?? new Float32Array(embedder.dimensions)]));
}

function ranked(profiles: readonly Profile[], score: (profile: Profile) => number): string[] {
  return profiles
    .map(profile => ({ id: profile.id, score: score(profile) }))
    .sort((a, b) => b.score - a.score)
    .map(one => one.id);
}

/** The query's cosine with a profile: mean of the whole text and the best sentence. */
function meaningRanker(vectors: ReadonlyMap<string, Float32Array>, english: (text: string) => string) {
  const none = new Float32Array(512);
  const vectorOf = (text: string) => vectors.get(text) ?? none;
  return (query: string, profile: Profile): number => {
    const asked = vectorOf(english(query));
    const facts = sentencesOf(profile.text).map(sentence => dot(asked, vectorOf(english(sentence))));
    return meaningOf(dot(asked, vectorOf(english(profile.text))), facts);
  };
}

/** The product: units, rarity from the corpus, meaning in English words, name similarity. */
function productRanker(profiles: readonly Profile[], meaning: (query: string, profile: Profile) => number): Ranker {
  const indexed = new Map(
    profiles.map(profile => {
      const name = profile.text.split('.')[0] ?? '';
      return [profile.id, { units: new Set(unitsOf(profile.text)), names: [fold(name)] }];
    }),
  );
  const holding = new Map<string, number>();
  for (const { units } of indexed.values()) for (const unit of units) holding.set(unit, (holding.get(unit) ?? 0) + 1);
  const idf = (unit: string) => idfOf(holding.get(unit) ?? 0, profiles.length);
  return query => {
    const terms = weighTerms(termsOf(query), idf);
    return ranked(profiles, profile => {
      const features = indexed.get(profile.id) ?? { units: new Set<string>(), names: [] };
      const candidate: CandidateFeatures = { ...features, meaning: meaning(query, profile) };
      return scoreCandidate({ terms }, candidate).score;
    });
  };
}

const groups = {
  paraphrase: (lang: string) => lang === 'en',
  names: (lang: string) => lang === 'en-kw',
  crossLanguage: (lang: string) => lang !== 'en' && lang !== 'en-kw',
  all: () => true,
};
type Group = keyof typeof groups;

interface Figures {
  readonly paraphrase: number;
  readonly crossLanguage: number;
  readonly all: number;
  readonly names: number;
}

function figuresOf(queries: readonly Query[], ranker: Ranker, missed?: (query: Query, rank: number) => void): Figures {
  const ranks = queries.map(query => {
    const rank = ranker(query.query).indexOf(query.relevant) + 1;
    if (rank !== 1) missed?.(query, rank);
    return { lang: query.lang, rank };
  });
  const mean = (group: Group, gain: (rank: number) => number) => {
    const chosen = ranks.filter(one => groups[group](one.lang));
    return chosen.reduce((sum, one) => sum + gain(one.rank), 0) / Math.max(chosen.length, 1);
  };
  const reciprocal = (rank: number) => (rank === 0 ? 0 : 1 / rank);
  return {
    paraphrase: mean('paraphrase', reciprocal),
    crossLanguage: mean('crossLanguage', reciprocal),
    all: mean('all', reciprocal),
    names: mean('names', rank => (rank === 1 ? 1 : 0)),
  };
}

const rounded = (figures: Figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));

export async function run(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: { data: { type: 'string' }, misses: { type: 'boolean', default: false } },
    strict: false,
  });
  const folder = typeof values.data === 'string' ? values.data : '';
  const profiles = await linesOf<Profile>(join(folder, 'profiles.jsonl'));
  const queries = await linesOf<Query>(join(folder, 'queries.jsonl'));

  const texts = [
    ...profiles.flatMap(profile => [profile.text, ...sentencesOf(profile.text)]),
    ...queries.map(query => query.query),
  ];
  const memo = new Map<string, string>();
  const english = (text: string) => {
    const known = memo.get(text) ?? inEnglish(text);
    memo.set(text, known);
    return known;
  };
  const embedder = createUseEmbedder({ idleMs: 1_000 });
  const vectors = await embedAll(embedder, [...texts, ...texts.map(english)]);
  await embedder.close();

  const plainMeaning = meaningRanker(vectors, text => text);
  const pivotMeaning = meaningRanker(vectors, english);
  const rankers: Record<string, Ranker> = {
    'words (BM25)': bm25Ranker(profiles, text => tokens(text).map(token => token.folded)),
    'vectors alone': query => ranked(profiles, profile => plainMeaning(query, profile)),
    'vectors of English words': query => ranked(profiles, profile => pivotMeaning(query, profile)),
    'lexicon and names, no vectors': productRanker(profiles, () => 0),
    acquaint: productRanker(profiles, pivotMeaning),
  };
  const figures = Object.entries(rankers).map(([name, ranker]) => {
    const report = (query: Query, rank: number) =>
      console.log(
        `  ${rank}. ${query.lang} "${query.query}" [${languageOfWords(query.query)}: ${english(query.query)}]`,
      );
    return [name, figuresOf(queries, ranker, values.misses && name === 'acquaint' ? report : undefined)] as const;
  });
  console.table(Object.fromEntries(figures.map(([name, one]) => [name, rounded(one)])));
  const ours = figures.at(-1)?.[1];
  const baselines = Object.fromEntries(figures.slice(0, -1).map(([name, one]) => [name, rounded(one)]));
  console.log(
    JSON.stringify({ eval: 'people-search', ...(ours ? rounded(ours) : {}), queries: queries.length, baselines }),
  );
}
