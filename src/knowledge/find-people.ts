/** People by criteria and by meaning: candidates from three lists, a short list of them, then one score (domain/search-score.ts). */
import type { Sql } from '../db/database.ts';
import type { Reason } from '../domain/answer.ts';
import type { View } from '../domain/paths.ts';
import { type CandidateFeatures, type QueryFeatures, scoreCandidate } from '../domain/search-score.ts';
import { termsOf } from '../domain/search-terms.ts';
import { candidatesFor } from './find-candidates.ts';
import { byCriteria, type Candidate, featuresOf, hasCriteria, shortlistOf } from './find-sql.ts';
import type { FindQuery, FoundPeople, Page } from './port.ts';

/** What being reachable adds to the score of the best match; it orders equals and never outweighs a criterion. */
const reachWeight = 0.15;
/** Below this similarity of meaning alone a person does not answer the question. */
const leastMeaning = 0.42;
const leastCoverage = 0.34;

function reasonsOf(candidate: Candidate, query: FindQuery, words: readonly string[], meaning: number): Reason[] {
  const from = candidate.title ?? '';
  return [
    ...(query.function && candidate.function === query.function
      ? [{ kind: 'function', key: query.function, from } as const]
      : []),
    ...(query.seniority && candidate.seniority === query.seniority
      ? [{ kind: 'seniority', key: query.seniority, from } as const]
      : []),
    ...(query.industry && candidate.industry === query.industry
      ? [{ kind: 'industry', key: query.industry, from: '' } as const]
      : []),
    ...((query.cities || query.countries) && candidate.place
      ? [{ kind: 'place', place: candidate.place } as const]
      : []),
    ...(query.since && candidate.lastAt ? [{ kind: 'since', lastAt: candidate.lastAt } as const] : []),
    ...(words.length > 0 ? [{ kind: 'words', words } as const] : []),
    ...(words.length === 0 && meaning >= leastMeaning && candidate.text !== ''
      ? [{ kind: 'meaning', text: candidate.text } as const]
      : []),
  ];
}

export async function findPeople(sql: Sql, asked: FindQuery, view: View, page: Page): Promise<FoundPeople> {
  const like = asked.likeId === undefined ? null : await likeness(sql, asked.likeId);
  // Beside free words an industry is a hint, not a condition: "packaging lines" is about work, whoever's it is.
  const { industry: hinted, ...conditions } = asked;
  const soft = asked.text || like;
  const query: FindQuery = soft ? { ...conditions, text: [like?.text, asked.text].filter(Boolean).join(' · ') } : asked;
  if (!soft) {
    if (!hasCriteria(query)) return { people: [], total: 0 };
    const rows = await byCriteria(sql, query, view, page);
    const known = await describedBy(
      sql,
      query,
      rows.map(row => row.contactId),
      view,
    );
    return {
      people: rows.map(row => ({ contactId: row.contactId, reasons: known.get(row.contactId) ?? [] })),
      total: rows[0]?.total ?? 0,
    };
  }
  const terms = termsOf(query.text ?? '');
  const candidates = await candidatesFor(sql, query, terms);
  const criteria = hasCriteria(query);
  const shortlist = await shortlistOf(sql, query, candidates, view);
  const found = await featuresOf(sql, shortlist.contacts, query, view);
  const features: QueryFeatures = {
    terms: candidates.weighed,
    ...(like?.function ? { function: like.function } : {}),
    ...(like?.seniority ? { seniority: like.seniority } : {}),
    ...((hinted ?? like?.industry) ? { industry: hinted ?? like?.industry ?? undefined } : {}),
  };
  const scored = found
    .filter(candidate => candidate.contactId !== query.likeId)
    .map(candidate => {
      const { score, reasons } = scoreCandidate(features, {
        ...candidate,
        units: new Set(candidate.units?.split('\n')),
      } satisfies CandidateFeatures);
      const answers =
        criteria ||
        like !== null ||
        reasons.coverage >= leastCoverage ||
        reasons.name > 0 ||
        reasons.meaning >= leastMeaning;
      return { candidate, score: score + reachWeight * candidate.reach, reasons, answers };
    })
    .filter(one => one.answers)
    .sort((a, b) => b.score - a.score || a.candidate.contactId - b.candidate.contactId);
  return {
    people: scored.slice(page.offset, page.offset + page.limit).map(({ candidate, reasons }) => ({
      contactId: candidate.contactId,
      reasons: reasonsOf(
        candidate,
        like
          ? {
              ...query,
              function: like.function ?? undefined,
              seniority: like.seniority ?? undefined,
              industry: like.industry ?? undefined,
            }
          : query,
        like ? [] : reasons.words,
        reasons.meaning,
      ),
    })),
    total: criteria ? Math.max(shortlist.total, scored.length) : scored.length,
  };
}

/** The reasons of a page that was found by criteria alone. */
async function describedBy(sql: Sql, query: FindQuery, contacts: readonly number[], view: View) {
  const rows = await featuresOf(sql, contacts, {}, view);
  return new Map(rows.map(row => [row.contactId, reasonsOf(row, query, [], 0)]));
}

async function likeness(sql: Sql, contactId: number) {
  const rows = await sql<{ text: string; function: string | null; seniority: string | null; industry: string | null }>(
    'select text, function, seniority, industry from profile where contact_id = $1 order by length(text) desc',
    [contactId],
  );
  const first = <K extends 'function' | 'seniority' | 'industry'>(key: K) =>
    rows.find(row => row[key] !== null)?.[key] ?? null;
  return {
    text: rows[0]?.text ?? '',
    function: first('function'),
    seniority: first('seniority'),
    industry: first('industry'),
  };
}
