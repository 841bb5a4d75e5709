/** The stretches of a message that may name a person or a company, to be looked up. */
import { parse } from 'tldts';
import { domainOfEmail, normalEmail, registrableDomain } from './addresses.ts';
import { companyKey } from './companies.ts';
import { fold, foldVariants, type Token, tokens } from './fold.ts';
import { baseFormsOfSpan, type InflectedLanguage } from './inflection.ts';
import { personKey } from './names.ts';
import { type SpanWords, spanWords } from './span-words.ts';

export interface CandidateSpan {
  /** `quoted`: the user put it in quotation marks. */
  readonly kind: 'words' | 'quoted' | 'email' | 'domain';
  /** As it stands in the text: `text.slice(start, end)`. UTF-16 offsets. */
  readonly words: string;
  readonly folded: string;
  /**
   * Folded forms to look up by equality, the surface form first. Of an e-mail: the address. Of a domain: the name as it
   * is written ("alza cz") and without its suffix ("alza").
   */
  readonly forms: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Capitalised (not only because a sentence begins) or in quotation marks: the user treats it as a name. */
  readonly marked: boolean;
  /** Of an e-mail or domain: the registrable domain. */
  readonly domain?: string;
}

/** Tokens in a span, and tokens of a message that are looked at: a name in a pasted page is not searched for. */
const longestSpan = 5;
const mostTokens = 80;
const mostLetters = 4000;
const mostForms = 24;
const mostInflected = 20;

const emailPattern =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}.!#$%&*+=?^_`{|}~-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const domainPattern =
  /(?<![\p{L}\p{N}.])(?:https?:\/\/)?(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,8}\p{Ll}{2,24}(?![\p{L}\p{N}@])(?:\/[^\s>|]{0,500})?/gu;
const quotedPattern =
  /"([^"\n]{2,80})"|“([^”“\n]{2,80})[”“]|„([^”“"\n]{2,80})[”“"]|«([^»\n]{2,80})»|»([^«\n]{2,80})«/gu;
/** No name goes on across these. */
const boundary = /[?!;:\n\r,،؟؛()[\]{}"“”„«»|/<>…]/u;
const sentenceEnd = /[.?!؟:\n…]/u;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const overlaps = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end;

function emailSpans(text: string): CandidateSpan[] {
  return [...text.matchAll(emailPattern)].flatMap(match => {
    const words = match[0];
    const address = normalEmail(words);
    if (address === undefined) return [];
    const domain = registrableDomain(domainOfEmail(address) ?? '');
    const at = { start: match.index, end: match.index + words.length };
    return [{ kind: 'email' as const, words, folded: fold(words), forms: [address], ...at, marked: true, domain }];
  });
}

/** Reserved for tests and documentation, so no public list has them; demo data lives there. */
const reservedSuffixes = new Set(['example', 'test']);

function domainSpans(text: string, taken: readonly Stretch[]): CandidateSpan[] {
  return [...text.matchAll(domainPattern)].flatMap(match => {
    const words = match[0].replace(/[.,;:!?)]+$/u, '');
    const at = { start: match.index, end: match.index + words.length };
    if (taken.some(other => overlaps(at, other))) return [];
    const { hostname, isIcann, publicSuffix, domain: registered, domainWithoutSuffix } = parse(words);
    const isPublic = isIcann === true || reservedSuffixes.has(publicSuffix ?? '');
    if (!isPublic || registered === null || hostname === null) return [];
    const forms = [...new Set([fold(registered), fold(domainWithoutSuffix ?? '')])].filter(form => form !== '');
    const domain = registrableDomain(hostname);
    return [{ kind: 'domain' as const, words, folded: fold(hostname), forms, ...at, marked: true, domain }];
  });
}

function quotedSpans(text: string, language?: InflectedLanguage): CandidateSpan[] {
  return [...text.matchAll(quotedPattern)].flatMap(match => {
    const words = match.slice(1).find(group => group !== undefined) ?? '';
    const folded = fold(words);
    if (folded === '') return [];
    const start = match.index + match[0].indexOf(words);
    const end = start + words.length;
    return [
      {
        kind: 'quoted' as const,
        words,
        folded,
        forms: formsOf(words, tokens(words), language),
        start,
        end,
        marked: true,
      },
    ];
  });
}

/** Every form a stretch may be stored under: inflected, with umlauts written out, without titles and legal forms. */
function formsOf(words: string, parts: readonly Token[], language?: InflectedLanguage): readonly string[] {
  const surface = parts.map(part => part.folded).join(' ');
  const inflected = baseFormsOfSpan(surface.split(' '), language, mostInflected);
  const forms = [surface, fold(words), companyKey(words), personKey(words), ...foldVariants(words), ...inflected];
  return [...new Set(forms)].filter(form => form !== '').slice(0, mostForms);
}

interface Word extends Token {
  /** Written as names are: with a capital that is not owed to the beginning of a sentence. */
  readonly capital: boolean;
  /** A boundary stands before it. */
  readonly apart: boolean;
}

function wordsOf(text: string, taken: readonly Stretch[], lists: SpanWords): Word[] {
  const shouted = !/\p{Ll}/u.test(text);
  let end = 0;
  const words = tokens(text)
    .slice(0, mostTokens)
    .filter(token => !taken.some(span => overlaps(token, span)))
    .map(token => {
      const gap = { start: end, end: token.start };
      const between = text.slice(gap.start, gap.end);
      const first = end === 0 || sentenceEnd.test(between);
      end = token.end;
      const apart = boundary.test(between) || taken.some(span => overlaps(gap, span));
      return { ...token, first, apart, capital: !shouted && /^\p{Lu}/u.test(token.word) };
    });
  // "Will Smith?" begins with a name, "Will you …" does not; nor does "Who Globex".
  return words.map((word, place) => {
    const next = words[place + 1];
    const nameFollows = next?.capital === true && !next.apart && !lists.isGap(word.folded);
    return { ...word, capital: word.capital && (!word.first || !lists.isStop(word.folded) || nameFollows) };
  });
}

/**
 * The stretches of one to five words that may be names, in the order in which they should be tried: addresses and
 * quotations, then the longest. Left out: single stop words, stretches with grammar at an edge ("at Globex") or a word
 * of asking inside ("know Globex"), unless capitalised, across punctuation, mere numbers, and single letters. Only the first 80 words
 * (4,000 letters) of a message are looked at. Without a language the word lists of all five are used.
 */
export function candidateSpans(message: string, language?: InflectedLanguage): readonly CandidateSpan[] {
  const text = message.slice(0, mostLetters);
  const lists = spanWords(language);
  const emails = emailSpans(text);
  const addresses = [...emails, ...domainSpans(text, emails)];
  const words = wordsOf(text, addresses, lists);
  const spans: CandidateSpan[] = [];
  for (const [from, first] of words.entries()) {
    for (let count = 1; count <= longestSpan && from + count <= words.length; count++) {
      const parts = words.slice(from, from + count);
      const last = parts.at(-1) ?? first;
      if (count > 1 && last.apart) break;
      const isInside = first.capital && words[from + count]?.capital === true && lists.isLocating(last.folded);
      if (!last.capital && lists.isGap(last.folded) && !isInside) break;
      if (!couldBeName(parts, lists)) continue;
      const [start, end] = [first.start, last.end];
      const stretch = text.slice(start, end);
      spans.push({
        kind: 'words',
        words: stretch,
        folded: parts.map(part => part.folded).join(' '),
        forms: withPossessive(formsOf(stretch, parts, language), text.slice(end)),
        start,
        end,
        marked: first.capital && last.capital,
      });
    }
  }
  const places = (span: CandidateSpan) => span.folded.split(' ').length;
  // What is only everyday words comes last: it names somebody ("may group") only where a stored name is the same.
  const plain = (span: CandidateSpan) => Number(!span.marked && span.folded.split(' ').every(lists.isStop));
  spans.sort((a, b) => plain(a) - plain(b) || places(b) - places(a) || a.start - b.start);
  const quoted = quotedSpans(text, language);
  const isQuoted = (span: CandidateSpan) => quoted.some(other => other.start === span.start && other.end === span.end);
  return [...addresses, ...quoted, ...spans.filter(span => !isQuoted(span))];
}

function couldBeName(parts: readonly Word[], lists: SpanWords): boolean {
  const isEdge = (word: Word | undefined) => word !== undefined && (word.capital || !lists.isGrammar(word.folded));
  const says =
    parts.some(part => part.capital || !lists.isStop(part.folded)) ||
    (parts.length === 2 && !parts.some(part => lists.isGrammar(part.folded)));
  const spells = parts.some(part => part.folded.length > 1 && !/^\d+$/u.test(part.folded));
  return says && spells && isEdge(parts[0]) && isEdge(parts.at(-1));
}

/** McDonald's is a name with its ending; the token stops before it. */
function withPossessive(forms: readonly string[], rest: string): readonly string[] {
  const [surface = ''] = forms;
  return /^['’]s\b/u.test(rest) ? [...forms, `${surface}s`] : forms;
}
