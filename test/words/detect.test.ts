import { describe, expect, test } from 'vitest';
import { detectByWords, detectLanguage } from '../../src/words/detect.ts';
import type { Language } from '../../src/words/port.ts';

const questions: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'who do we know at Globex?',
    'and at Initech?',
    'only engineering',
    'why?',
    'more about the second',
    'who knows Zofia Wiśniewska',
    "what's Jana Nováková's title?",
    'closest to Škoda',
    'used to work at Müller GmbH',
    'who do we know at شرکت پارس',
    'any hospital buyers',
  ],
  pl: [
    'kogo znamy w Globexie?',
    'a w Initechu?',
    'dlaczego?',
    'wiecej o drugim',
    'ktoś z zakupów w szpitalu w Polsce',
    'kto zna Janę Novákovą',
    'dyrektorzy finansowi w Krakowie',
    'szpitale w Warszawie',
    'wyślij newsletter do Globex',
  ],
  cs: [
    'koho známe v Globexu?',
    'a v Initechu?',
    'proč?',
    'jen vývoj',
    'někdo z nákupu v nemocnici v Polsku',
    'finanční ředitelé v Brně',
    'koho zname ve firme Globex',
  ],
  de: [
    'wen kennen wir bei Globex?',
    'und bei Initech?',
    'warum?',
    'mehr',
    'jemand aus dem Einkauf in einem Krankenhaus in Polen',
    'Einkäufer in München',
    'Finanzleiter in Berlin',
  ],
  fa: ['در گلوبکس چه کسی را می‌شناسیم؟', 'و در Initech؟', 'چرا؟', 'Globex چه کسی؟', 'دیجی‌کالا؟'],
};

describe.each(Object.entries(questions))('a question in %s', (language, texts) => {
  test.each(texts)('"%s" is recognised', async text => {
    expect(await detectLanguage(text)).toEqual({ language, sure: true });
  });
});

test.each([
  'Globex?',
  'Jana Nováková',
  'Müller GmbH',
  'Škoda Auto',
  'Łódź',
  'jana@globex.example',
  'www.wir-kennen.example',
  '2',
  'ok',
  '',
])('"%s" says nothing of its language', async text => {
  expect((await detectLanguage(text)).sure).toBe(false);
});

test('what small words decide needs no detector', () => {
  expect(detectByWords('who do we know at Globex?')).toEqual({ language: 'en', sure: true });
  expect(detectByWords('Globex')).toBeNull();
});
