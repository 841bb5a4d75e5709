/** Names in a text → the accounts, contacts and colleagues this audience may see. */
import type { Colleague } from '../access/port.ts';
import { withAudience } from '../db/audience.ts';
import type { Database, Sql } from '../db/database.ts';
import { companyKey } from '../domain/companies.ts';
import { fold, foldVariants } from '../domain/fold.ts';
import { baseForms } from '../domain/inflection.ts';
import { latinKeys, spelledInPersian } from '../domain/latin-key.ts';
import { nameWordsSimilarity, namingWords } from '../domain/name-words.ts';
import { personKey } from '../domain/names.ts';
import { nameSimilarity, typoFloor } from '../domain/similarity.ts';
import { type CandidateSpan, candidateSpans } from '../domain/spans.ts';
import { beginningInOtherScript, byAddress, byFunction, exact, type Found, inOtherScript } from './find-names-sql.ts';
import { hintsOf } from './hints.ts';
import type { FindNames, LookedUp, MatchedBy, NameKind, NameMatch } from './port.ts';

/** The longest spelling wins where several fit equally: "Szpital Dębowy" over "Szpital". Never left to the database's order. */
const byBest = (a: NameMatch, b: NameMatch) =>
  b.similarity - a.similarity ||
  b.words.length - a.words.length ||
  a.start - b.start ||
  a.kind.localeCompare(b.kind) ||
  a.id - b.id;

const matchOf = (span: CandidateSpan, found: Found, similarity: number, by: MatchedBy): NameMatch => ({
  kind: found.kind,
  id: found.id,
  name: found.shown,
  words: span.words,
  start: span.start,
  end: span.end,
  similarity,
  by,
  hint: null,
});

/** Part of a name: surer the more of the name it is. */
const partSimilarity = (form: string, found: Found) => 0.7 + (0.25 * form.split(' ').length) / Math.max(1, found.words);

function colleagueMatches(spans: readonly CandidateSpan[], colleagues: readonly Colleague[]): NameMatch[] {
  return spans.flatMap(span =>
    colleagues.flatMap((colleague): NameMatch[] => {
      const name = personKey(colleague.name);
      const whole = span.forms.some(form => form === name || form === colleague.email);
      const part = !whole && span.forms.some(form => name.split(' ').includes(form));
      if (!whole && !part) return [];
      const { words, start, end } = span;
      return [
        {
          kind: 'colleague',
          id: colleague.id,
          name: colleague.name,
          words,
          start,
          end,
          similarity: whole ? 1 : 0.82,
          by: whole ? 'exact' : 'part',
          hint: colleague.team,
        },
      ];
    }),
  );
}

/** Only the first label of the company's domain: part of a name at best, as several companies of a group may share it. */
const isLabel = (found: Found) =>
  found.kind === 'account' && found.folded !== companyKey(found.shown) && found.folded !== found.shown;

const inPersian = (text: string) => /\p{Script=Arabic}/u.test(text);

/** Before somebody's surname; alone, many a Persian word could be a romanised name («اومد» Omid). */
const beforeSurname = /(?:^|\s)(?:آقای|خانم|مهندس|دکتر|جناب|سرکار|حاج|حاجی|اقای|آقا|با|به|پیش|از|برای|برا|واسه|و)\s+$/u;

/**
 * People by one word of their name in the other script, where a name stands: «خانم صدری» is Shirin Sadri. Latin words
 * only in a message that has Persian ones too: elsewhere nobody mixes.
 */
async function partsInOtherScript(
  sql: Sql,
  text: string,
  open: readonly CandidateSpan[],
  keys: ReadonlyMap<CandidateSpan, readonly string[]>,
): Promise<NameMatch[]> {
  if (!open.some(span => inPersian(span.words))) return [];
  const single = open.filter(
    span =>
      span.folded.length > 2 &&
      !span.folded.includes(' ') &&
      (span.words === text.trim() || beforeSurname.test(text.slice(0, span.start))),
  );
  const asked = [...new Set(single.flatMap(span => keys.get(span) ?? []))];
  const rows = await byFunction(sql, 'find_latin_parts', asked);
  return single.flatMap(span =>
    rows.flatMap(found => {
      if (!keys.get(span)?.includes(found.form)) return [];
      const fits = found.folded.split(' ').some(word => isTransliteration(span.words, word));
      return fits ? [matchOf(span, found, partSimilarity(span.folded, found) - 0.02, 'part')] : [];
    }),
  );
}

/** Equal keys only make candidates: the letters must fit, from one script to the other. */
const isTransliteration = (asked: string, stored: string) =>
  inPersian(asked) !== inPersian(stored) &&
  (inPersian(asked) ? spelledInPersian(asked, stored) : spelledInPersian(stored, asked));

/** Of the same thing named twice by one stretch only the surest is kept. */
function surest(matches: readonly NameMatch[]): NameMatch[] {
  const best = new Map<string, NameMatch>();
  for (const match of matches) {
    const key = `${match.kind} ${match.id} ${match.start} ${match.end}`;
    const known = best.get(key);
    if (!known || known.similarity < match.similarity) best.set(key, match);
  }
  return [...best.values()].sort(byBest);
}

/** Names of several words of which each may be inflected or misspelt: found by one of them, held against all. */
async function wordByWord(sql: Sql, open: readonly CandidateSpan[], known: readonly NameMatch[]): Promise<NameMatch[]> {
  const several = open.filter(
    span =>
      namingWords(span.folded).length > 1 &&
      !known.some(match => match.start <= span.start && match.end >= span.end && match.similarity > 0.8),
  );
  const words = [...new Set(several.flatMap(span => namingWords(span.folded)))].filter(word => word.length > 2);
  const forms = words
    .slice(0, 8)
    .flatMap(word => [...new Set([...baseForms(word), ...foldVariants(word)])].slice(0, 6));
  const candidates = await byFunction(sql, 'find_name_parts', [...new Set(forms)]);
  const names = [...new Map(candidates.map(found => [`${found.kind} ${found.id} ${found.folded}`, found])).values()];
  return several.flatMap(span => {
    const said = namingWords(span.folded);
    return names.flatMap(found => {
      const similarity = nameWordsSimilarity(said, namingWords(found.folded));
      return similarity >= typoFloor
        ? [matchOf(span, found, similarity * 0.98, similarity > 0.95 ? 'inflected' : 'typo')]
        : [];
    });
  });
}

async function matchesOf(
  sql: Sql,
  text: string,
  spans: readonly CandidateSpan[],
  typos: boolean,
): Promise<NameMatch[]> {
  const matches: NameMatch[] = [];
  const group = (rows: readonly Found[]) => {
    const byForm = new Map<string, Found[]>();
    for (const row of rows) byForm.set(row.form, [...(byForm.get(row.form) ?? []), row]);
    return byForm;
  };
  const addresses = group(
    await byAddress(
      sql,
      spans.filter(span => span.kind === 'email').flatMap(span => span.forms),
    ),
  );
  const domains = spans.flatMap(span => (span.domain ? [span.domain] : []));
  const equal = group(await exact(sql, [...new Set([...spans.flatMap(span => span.forms), ...domains])]));
  const keys = new Map(spans.map(span => [span, latinKeys(span.words).filter(key => key.length > 2)]));
  const scripts = group(await inOtherScript(sql, [...new Set([...keys.values()].flat())]));
  for (const span of spans) {
    for (const found of span.forms.flatMap(form => addresses.get(form) ?? []))
      matches.push(matchOf(span, found, 1, 'email'));
    for (const found of span.domain ? (equal.get(span.domain) ?? []) : [])
      matches.push(matchOf(span, found, 0.99, 'domain'));
    for (const [place, form] of span.forms.entries()) {
      for (const found of equal.get(form) ?? []) {
        if (isLabel(found)) {
          matches.push(matchOf(span, found, partSimilarity(form, { ...found, words: 2 }), 'domain'));
          continue;
        }
        const surface = place === 0 || form === fold(span.words) || found.folded === span.folded;
        matches.push(
          matchOf(span, found, surface ? 1 : 0.97 - Math.min(place, 10) * 0.002, surface ? 'exact' : 'inflected'),
        );
      }
    }
    for (const found of (keys.get(span) ?? []).flatMap(key => scripts.get(key) ?? [])) {
      if (isTransliteration(span.words, found.folded)) matches.push(matchOf(span, found, 0.93, 'transliterated'));
    }
  }
  const settled = (span: CandidateSpan) =>
    matches.some(match => match.start <= span.start && match.end >= span.end && match.similarity > 0.9);
  const open = spans.filter(span => !settled(span) && span.kind !== 'email' && span.folded.length > 2);
  const parts = group(
    await byFunction(sql, 'find_name_parts', [...new Set(open.flatMap(span => span.forms.slice(0, 8)))]),
  );
  for (const span of open) {
    for (const form of span.forms.slice(0, 8)) {
      for (const found of parts.get(form) ?? []) {
        if (isLabel(found)) continue;
        matches.push(matchOf(span, found, partSimilarity(form, found) - (form === span.folded ? 0 : 0.02), 'part'));
      }
    }
  }
  const beginnings = open.filter(span => inPersian(span.words) && !/\s/u.test(span.words.trim()));
  const begun = group(
    await beginningInOtherScript(sql, [...new Set(beginnings.flatMap(span => keys.get(span) ?? []))].slice(0, 12)),
  );
  for (const span of beginnings) {
    for (const found of (keys.get(span) ?? []).flatMap(key => begun.get(key) ?? [])) {
      const [first = ''] = found.folded.split(' ');
      if (isTransliteration(span.words, first))
        matches.push(matchOf(span, found, partSimilarity(first, found) - 0.02, 'part'));
    }
  }
  matches.push(...(await partsInOtherScript(sql, text, open, keys)));
  if (!typos) return matches;
  matches.push(...(await wordByWord(sql, open, matches)));
  const unknown = open.filter(
    span => span.folded.length > 3 && !matches.some(match => match.start < span.end && span.start < match.end),
  );
  // Nearly the same form finds nearly the same names, so the words as they are written find them for all their forms.
  const similar = group(
    await byFunction(sql, 'find_similar_names', [...new Set(unknown.slice(0, 12).map(span => span.folded))]),
  );
  for (const span of unknown) {
    for (const found of similar.get(span.folded) ?? []) {
      const similarity = Math.max(...span.forms.slice(0, 3).map(form => nameSimilarity(form, found.folded)));
      if (similarity >= typoFloor) matches.push(matchOf(span, found, similarity * 0.95, 'typo'));
    }
  }
  return matches;
}

async function withHints(sql: Sql, matches: readonly NameMatch[]): Promise<NameMatch[]> {
  const hints = await hintsOf(sql, matches);
  return matches.map(match => ({ ...match, hint: match.hint ?? hints.get(`${match.kind} ${match.id}`) ?? null }));
}

const colleaguesOf = (sql: Sql) =>
  sql<Colleague & Record<string, unknown>>(
    'select id, name, email, team, language, time_zone as "timeZone" from colleague',
  );

/** For the interpreter: all candidates in a message, overlapping ones too. */
export function openFindNames(db: Database): FindNames {
  return (text, audience) =>
    withAudience(db, audience, async sql => {
      const spans = candidateSpans(text);
      const found = surest([
        ...(await matchesOf(sql, text, spans, true)),
        ...colleagueMatches(spans, await colleaguesOf(sql)),
      ]);
      return withHints(sql, found.slice(0, 60));
    });
}

/** For the skills: the words of one argument, taken as one name. */
export async function lookUp(sql: Sql, words: string, kind: NameKind): Promise<LookedUp> {
  const all = candidateSpans(words);
  const whole = wholeSpan(words, all);
  const found = surest(await matchesOf(sql, words, [whole], true)).filter(match => match.kind === kind);
  if (found.length > 0) return { matches: await withHints(sql, found.slice(0, 20)), nearest: [] };
  // "Globex in London": the name may be part of what was said.
  const inside = surest(
    await matchesOf(
      sql,
      words,
      all.filter(span => span !== whole),
      false,
    ),
  ).filter(match => match.kind === kind && match.by !== 'part');
  if (inside.length > 0) return { matches: await withHints(sql, inside.slice(0, 20)), nearest: [] };
  const similar = await byFunction(sql, 'find_similar_names', [whole.folded]);
  const nearest = surest(
    similar
      .filter(one => one.kind === kind)
      .map(one => matchOf(whole, one, nameSimilarity(whole.folded, one.folded), 'typo')),
  );
  return { matches: [], nearest: await withHints(sql, distinct(nearest).slice(0, 3)) };
}

const distinct = (matches: readonly NameMatch[]) =>
  matches.filter((match, place) => matches.findIndex(other => other.id === match.id) === place);

function wholeSpan(words: string, spans: readonly CandidateSpan[]): CandidateSpan {
  const trimmed = words.trim();
  const known = spans.find(span => span.words === trimmed) ?? candidateSpans(`"${trimmed.replaceAll('"', ' ')}"`)[0];
  const folded = fold(trimmed);
  return (
    known ?? { kind: 'quoted', words: trimmed, folded, forms: [folded], start: 0, end: trimmed.length, marked: true }
  );
}
