/** Okapi BM25 (k1 = 1.2, b = 0.75), the plain baseline of word search. */
interface Text {
  readonly id: string;
  readonly text: string;
}

/** Ids, best first. Words are split by the given function. */
export function bm25Ranker(texts: readonly Text[], wordsOf: (text: string) => readonly string[]) {
  const k1 = 1.2;
  const b = 0.75;
  const rows = texts.map(({ id, text }) => {
    const words = wordsOf(text);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { id, counts, length: words.length };
  });
  const mean = rows.reduce((sum, row) => sum + row.length, 0) / Math.max(rows.length, 1);
  const holding = new Map<string, number>();
  for (const row of rows) for (const word of row.counts.keys()) holding.set(word, (holding.get(word) ?? 0) + 1);
  const idf = (word: string) => {
    const n = holding.get(word) ?? 0;
    return Math.log(1 + (rows.length - n + 0.5) / (n + 0.5));
  };
  return (query: string): readonly string[] => {
    const asked = new Set(wordsOf(query));
    return rows
      .map(row => {
        let score = 0;
        for (const word of asked) {
          const count = row.counts.get(word) ?? 0;
          score += (idf(word) * count * (k1 + 1)) / (count + k1 * (1 - b + (b * row.length) / mean));
        }
        return { id: row.id, score };
      })
      .sort((x, y) => y.score - x.score)
      .map(row => row.id);
  };
}
