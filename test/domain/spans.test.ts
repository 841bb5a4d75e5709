import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSpans } from '../../src/domain/spans.ts';

const wordsIn = (...[text, language]: Parameters<typeof candidateSpans>) =>
  candidateSpans(text, language).map(span => span.words);
const spanOf = (words: string, ...[text, language]: Parameters<typeof candidateSpans>) =>
  candidateSpans(text, language).find(span => span.words === words);

describe('the names a question may hold', () => {
  it.each([
    ['en', 'Who do we know at Globex?', ['Globex']],
    ['en', 'who do we know at globex', ['globex']],
    ['en', 'and at Initech?', ['Initech']],
    ['en', 'WHO DO WE KNOW AT GLOBEX', ['GLOBEX']],
    ['pl', 'Kogo znamy w Globexie?', ['Globexie']],
    ['cs', 'koho známe v Alze?', ['Alze']],
    ['de', 'Wen kennen wir bei Initech?', ['Initech']],
    ['fa', 'چه کسی را در گلوبکس می‌شناسیم؟', ['گلوبکس']],
    ['fa', 'تو گلوبکس کی رو می شناسیم', ['گلوبکس']],
  ] as const)('(%s) in “%s” are %j', (language, text, names) => {
    expect(wordsIn(text, language)).toEqual(names);
    expect(wordsIn(text)).toEqual(names);
  });

  it('are found in their base form', () => {
    expect(spanOf('Globexie', 'Kogo znamy w Globexie?', 'pl')?.forms).toContain('globex');
    expect(spanOf('Annę Kowalską', 'kto zna Annę Kowalską z Globexu', 'pl')?.forms).toContain('anna kowalska');
    expect(spanOf('Janu Novákovou', 'Kdo zná Janu Novákovou?', 'cs')?.forms).toContain('jana novakova');
    expect(spanOf('Müllers', 'Wer kennt Müllers?', 'de')?.forms).toContain('muller');
    expect(spanOf('گلوبکس‌ها', 'کی گلوبکس‌ها رو می‌شناسه', 'fa')?.forms).toContain('گلوبکس');
  });

  it('are tried without titles and legal forms, and with the possessive of McDonald’s', () => {
    expect(spanOf('Müller & Söhne GmbH', 'Wen kennen wir bei Müller & Söhne GmbH?', 'de')?.forms).toContain(
      'muller sohne',
    );
    expect(spanOf('Dr. Anna Nowak', 'who knows Dr. Anna Nowak', 'en')?.forms).toContain('anna nowak');
    expect(spanOf('McDonald', "who is on McDonald's team", 'en')?.forms).toContain('mcdonalds');
  });

  it('come with the longest first and every part of them', () => {
    expect(wordsIn('people at Bank of America', 'en')).toEqual(['Bank of America', 'Bank', 'America']);
    expect(wordsIn('who knows Anna Nowak', 'en')).toEqual(['Anna Nowak', 'Anna', 'Nowak']);
  });

  it('go on across the place that is part of a name, where both sides are written as names', () => {
    expect(wordsIn('kogo znamy w Szpitalu Dębowym w Krakowie', 'pl')).toContain('Szpitalu Dębowym w Krakowie');
    expect(wordsIn('koho známe ve firmě globex v praze', 'cs')).not.toContain('globex v praze');
  });

  it('do not run across punctuation', () => {
    expect(wordsIn('Globex, Initech; Hooli', 'en')).toEqual(['Globex', 'Initech', 'Hooli']);
  });

  it('are no stop words, single letters or mere numbers', () => {
    expect(candidateSpans('who do we know there?', 'en')).toEqual([]);
    expect(candidateSpans('a co z tym?', 'pl')).toEqual([]);
    expect(candidateSpans('x 2023', 'en')).toEqual([]);
    expect(candidateSpans('', 'en')).toEqual([]);
  });

  it('may be spelled like stop words when a capital says so', () => {
    expect(wordsIn('who knows Will Smith', 'en')).toContain('Will Smith');
    expect(wordsIn('Will Smith?', 'en')).toContain('Will Smith');
    expect(wordsIn('bill gates', 'en')).toContain('bill gates');
  });
});

describe('what the user marks as a name', () => {
  it('is what is capitalised inside a sentence', () => {
    expect(spanOf('Globex', 'who knows Globex', 'en')?.marked).toBe(true);
    expect(spanOf('globex', 'who knows globex', 'en')?.marked).toBe(false);
    expect(spanOf('GLOBEX', 'WHO KNOWS GLOBEX', 'en')?.marked).toBe(false);
  });

  it('is what stands in quotation marks of any country, stop words and all', () => {
    for (const text of ['intro to "The Who"?', 'intro to “The Who”?', 'intro to „The Who“?', 'intro to «The Who»?']) {
      expect(spanOf('The Who', text, 'en')).toMatchObject({ kind: 'quoted', marked: true, folded: 'the who' });
    }
  });
});

describe('addresses in a question', () => {
  it('stand by themselves with their company’s domain', () => {
    expect(candidateSpans('who knows Anna.Nowak@mail.globex.example?', 'en')).toEqual([
      {
        kind: 'email',
        words: 'Anna.Nowak@mail.globex.example',
        folded: 'anna nowak mail globex example',
        forms: ['anna.nowak@mail.globex.example'],
        start: 10,
        end: 40,
        marked: true,
        domain: 'globex.example',
      },
    ]);
  });

  it('may be web addresses, or names that look like them', () => {
    expect(spanOf('alza.cz', 'who do we know at alza.cz?', 'en')).toMatchObject({
      kind: 'domain',
      forms: ['alza cz', 'alza'],
    });
    expect(spanOf('https://www.globex.example/team', 'https://www.globex.example/team', 'en')?.domain).toBe(
      'globex.example',
    );
  });

  it('are not seen in legal forms and abbreviations', () => {
    const kinds = candidateSpans('kto zna Globex sp. z o.o. albo Initech s.r.o.', 'pl').map(span => span.kind);
    expect(new Set(kinds)).toEqual(new Set(['words']));
  });

  it('part the words around them', () => {
    expect(wordsIn('Anna globex.example Nowak', 'en')).toEqual(['globex.example', 'Anna', 'Nowak']);
  });
});

describe('every span', () => {
  it('is a stretch of the text and has its surface form among the few forms to look up', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Globex',
        'at',
        'who',
        'zna',
        'Annę',
        'می‌شناسیم',
        '"',
        '.',
        ', ',
        '@',
        'alza.cz',
        '\n',
        "'s",
        '«',
        '»',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const text = pieces.join(' ');
        for (const span of candidateSpans(text)) {
          expect(text.slice(span.start, span.end)).toBe(span.words);
          expect(span.forms.length).toBeGreaterThan(0);
          expect(span.forms.length).toBeLessThanOrEqual(25);
          if (span.kind === 'words') expect(span.forms[0]).toBe(span.folded);
        }
      }),
    );
  });

  it('comes from the first eighty words of a pasted page', () => {
    const page = Array.from({ length: 5000 }, (_, place) => `Name${place}`).join(' ');
    expect(candidateSpans(page, 'en').length).toBeLessThanOrEqual(80 * 5);
  });

  it('takes no time over text made to be slow', () => {
    const started = performance.now();
    for (const unit of ['a', 'a.', 'a@', 'a-', '"', '(', "a'", 'a b ']) candidateSpans(unit.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
