/**
 * Which skill a message asks for: a small linear model, taught at start from the skills' own phrasings (a quarter of a
 * second for all languages), so a new phrasing is a line in a text file. No randomness: the same files, the same model.
 */
import { featuresOf, unknown } from './features.ts';
import type { Phrasing } from './phrasings.ts';

export interface Intent {
  readonly skill: Phrasing['skill'];
  readonly form: string;
  /** 0 to 1; those of all intents sum to 1. */
  readonly probability: number;
}

export interface Intents {
  /** Every skill and form with its probability, best first. */
  rank(words: readonly string[]): readonly Intent[];
  /** How many phrasings a word occurs in: such a word is grammar or a cue, seldom a name. */
  known(word: string): number;
  /** The same, of the phrasings of the skills alone. */
  cue(word: string): number;
  /** The words of the skills' phrasings that are no accident of one line. */
  readonly cues: readonly string[];
}

/** Parallel arrays: which features, and how much of each; of unit length. */
interface Vector {
  readonly ids: Int32Array;
  readonly values: Float64Array;
}

const rounds = 5;
const learningRate = 0.5;
const surelyRight = 0.97;

export function learnIntents(phrasings: readonly Phrasing[]): Intents {
  const labels = [...new Map(phrasings.map(p => [`${p.skill}/${p.form}`, { skill: p.skill, form: p.form }])).values()];
  const labelOf = new Map(labels.map(({ skill, form }, i) => [`${skill}/${form}`, i]));
  const labelled = phrasings.map(({ skill, form, words }) => ({ label: labelOf.get(`${skill}/${form}`) ?? 0, words }));
  const counts = countWords(phrasings.map(phrasing => phrasing.words));
  const cues = countWords(phrasings.filter(phrasing => phrasing.skill !== 'none').map(phrasing => phrasing.words));

  const ids = new Map<string, number>();
  const seen: number[] = [];
  const examples = labelled.flatMap(({ label, words }) =>
    variants(words, counts).map(variant => {
      const vector = vectorOf(featuresOf(variant), feature => {
        const id = ids.get(feature) ?? ids.size;
        if (id === ids.size) ids.set(feature, id);
        seen[id] = (seen[id] ?? 0) + 1;
        return id;
      });
      return { label, vector };
    }),
  );
  // A feature counts the more the fewer examples have it.
  const rarity = Float64Array.from(seen, count => Math.log(1 + examples.length / count));
  for (const { vector } of examples) weigh(vector, rarity);

  const model = new LinearModel(ids.size, labels.length);
  const step = stride(examples.length);
  for (let i = 0; i < rounds * examples.length; i++) {
    const example = examples[(i * step) % examples.length];
    if (example) model.learn(example.vector, example.label);
  }
  model.finish();

  return {
    rank(words) {
      const hidden = words.map(word => (word.startsWith('{') || counts.has(word) ? word : unknown));
      // A word no phrasing has keeps its letters too: a typo still resembles the word it was meant to be.
      const features = new Map([...featuresOf(words), ...featuresOf(hidden)]);
      const vector = weigh(
        vectorOf(features, feature => ids.get(feature)),
        rarity,
      );
      const probabilities = model.probabilities(vector);
      return labels
        .map((label, i) => ({ ...label, probability: probabilities[i] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
    },
    known: word => counts.get(word) ?? 0,
    cue: word => cues.get(word) ?? 0,
    cues: [...cues].filter(([, count]) => count > 2).map(([word]) => word),
  };
}

function vectorOf(features: ReadonlyMap<string, number>, idOf: (feature: string) => number | undefined): Vector {
  const ids: number[] = [];
  const values: number[] = [];
  for (const [feature, weight] of features) {
    const id = idOf(feature);
    if (id === undefined) continue;
    ids.push(id);
    values.push(weight);
  }
  return { ids: Int32Array.from(ids), values: Float64Array.from(values) };
}

/** Counts in how rare each feature is, and scales the vector to length 1. */
function weigh(vector: Vector, rarity: Float64Array): Vector {
  const { ids, values } = vector;
  let squares = 0;
  for (let i = 0; i < ids.length; i++) {
    const value = (values[i] ?? 0) * (rarity[ids[i] ?? 0] ?? 0);
    values[i] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < ids.length; i++) values[i] = (values[i] ?? 0) / length;
  return vector;
}

function countWords(lines: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of lines) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A line as written, and with the words that only it uses hidden: that teaches what an unknown word means. */
function variants(words: readonly string[], counts: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const written = words.map(word => (word === '{text}' || word === '{word}' ? unknown : word));
  const hidden = written.map(word => ((counts.get(word) ?? 0) === 1 ? unknown : word));
  return hidden.some((word, i) => word !== written[i]) ? [written, hidden] : [written];
}

/** Multinomial logistic regression, learned by AdaGrad. Weights of one feature lie side by side. */
class LinearModel {
  readonly #labels: number;
  readonly #weights: Float64Array;
  #squares: Float64Array;
  /** Reused, because learning asks a hundred thousand times. */
  readonly #scores: Float64Array;

  constructor(features: number, labels: number) {
    this.#labels = labels;
    this.#weights = new Float64Array(features * labels);
    this.#squares = new Float64Array(features * labels).fill(1e-3);
    this.#scores = new Float64Array(labels);
  }

  /** Valid until the next call. */
  probabilities({ ids, values }: Vector): Float64Array {
    const labels = this.#labels;
    const scores = this.#scores.fill(0);
    const weights = this.#weights;
    for (let i = 0; i < ids.length; i++) {
      const from = (ids[i] ?? 0) * labels;
      const value = values[i] ?? 0;
      for (let label = 0; label < labels; label++)
        scores[label] = (scores[label] ?? 0) + value * (weights[from + label] ?? 0);
    }
    let top = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > top) top = score;
    let sum = 0;
    for (let label = 0; label < labels; label++) {
      const exponent = Math.exp((scores[label] ?? 0) - top);
      scores[label] = exponent;
      sum += exponent;
    }
    for (let label = 0; label < labels; label++) scores[label] = (scores[label] ?? 0) / sum;
    return scores;
  }

  /** Lets go of what only learning needs. */
  finish(): void {
    this.#squares = new Float64Array(0);
  }

  learn(vector: Vector, truth: number): void {
    const errors = this.probabilities(vector);
    // Nothing is learned from what is already right.
    if ((errors[truth] ?? 0) > surelyRight) return;
    errors[truth] = (errors[truth] ?? 0) - 1;
    const labels = this.#labels;
    const weights = this.#weights;
    const squares = this.#squares;
    const { ids, values } = vector;
    for (let i = 0; i < ids.length; i++) {
      const from = (ids[i] ?? 0) * labels;
      const value = values[i] ?? 0;
      for (let label = 0; label < labels; label++) {
        const error = errors[label] ?? 0;
        if (error < 0.01 && error > -0.01) continue;
        const gradient = error * value;
        const square = (squares[from + label] ?? 0) + gradient * gradient;
        squares[from + label] = square;
        weights[from + label] = (weights[from + label] ?? 0) - (learningRate * gradient) / Math.sqrt(square);
      }
    }
  }
}

/** A step near the golden section of `n` without a common factor: its multiples visit everything, well mixed. */
function stride(n: number): number {
  let candidate = Math.max(1, Math.floor(n * 0.618));
  while (greatestCommonDivisor(candidate, n) !== 1) candidate++;
  return candidate;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
