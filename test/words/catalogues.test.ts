import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/words/port.ts';
import { catalogues, type MessageId } from '../../src/words/say.ts';

const translations = languages.filter(language => language !== 'en');
const ids = Object.keys(catalogues.en) as MessageId[];

/** What a plural must tell apart; more is an error too, since it would never be used. */
const pluralCategories = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fa: ['one', 'other'],
  pl: ['few', 'many', 'one', 'other'],
  cs: ['few', 'many', 'one', 'other'],
};

/** Words that no sentence in the other four languages has. */
const englishOnly =
  /(?<!\p{L})(the|and|with|you|your|our|people|know|who|from|what|which|meeting|call|last|ago|since|until|more|why|found|nothing|someone|colleague|question|answer|shown|here)(?!\p{L})/iu;

/** Words that are English and at home in at least one of the others. */
const loanWords = new Set(
  'mail mails finance pharma warm e-mail person chat chats profile deals marketing media data design software senior junior manager'.split(
    ' ',
  ),
);

/** The words of a piece of a sentence, without the commands one types. */
function lettersOf(text: string): string {
  const prose = text.replace(/\.\/acquaint forget|--as/g, '');
  return prose
    .replace(/[^\p{L}\s-]/gu, '')
    .trim()
    .toLowerCase();
}

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

interface Shape {
  readonly placeholders: Set<string>;
  readonly plurals: string[][];
  readonly selects: Map<string, string[]>;
  readonly words: string[];
}

/** What a sentence is made of. Kinds of node: 0 literal, 1 argument, 2 number, 5 select, 6 plural. */
function shapeOf(message: string, language: string): Shape {
  const shape: Shape = { placeholders: new Set(), plurals: [], selects: new Map(), words: [] };
  const visit = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.type === 0) shape.words.push(node.value);
      if (node.type === 1 || node.type === 2 || node.type === 5 || node.type === 6) shape.placeholders.add(node.value);
      if (node.type === 6) shape.plurals.push(Object.keys(node.options).sort());
      if (node.type === 5) shape.selects.set(node.value, Object.keys(node.options).sort());
      if (node.type === 5 || node.type === 6) for (const option of Object.values(node.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  return shape;
}

describe.each(translations)('the %s catalogue', language => {
  test('has every sentence of the English one and no other', () => {
    expect(Object.keys(catalogues[language]).sort()).toEqual([...ids].sort());
  });

  test('has the same gaps to fill in as the English one', () => {
    for (const id of ids) {
      const english = shapeOf(catalogues.en[id], 'en');
      const translated = shapeOf(catalogues[language][id], language);
      expect([...translated.placeholders].sort(), id).toEqual([...english.placeholders].sort());
      for (const [name, options] of translated.selects) {
        expect(options, `${id}: {${name}}`).toEqual(english.selects.get(name) ?? options);
      }
    }
  });

  test('has no English left in it', () => {
    for (const id of ids) {
      const english = new Set(shapeOf(catalogues.en[id], 'en').words.map(lettersOf));
      for (const text of shapeOf(catalogues[language][id], language).words) {
        const letters = lettersOf(text);
        expect(letters, `${id}: ${text}`).not.toMatch(englishOnly);
        if (!loanWords.has(letters) && letters.length > 3)
          expect(english, `${id} is as in English`).not.toContain(letters);
      }
    }
  });
});

test.each(languages)('%s tells apart the plurals its grammar tells apart', language => {
  for (const id of ids) {
    for (const categories of shapeOf(catalogues[language][id], language).plurals) {
      expect(categories, id).toEqual(pluralCategories[language]);
    }
  }
});

test('Persian sentences are written in Persian letters, and only those', () => {
  for (const id of ids) {
    for (const text of shapeOf(catalogues.fa[id], 'fa').words) {
      const foreign = text.replace(/\.\/acquaint forget|--as/g, '').match(/[A-Za-z]+/g);
      expect(foreign, id).toBeNull();
      // Arabic yeh and kaf look the same on screen and are not found by a search for the Persian ones.
      expect(text, id).not.toMatch(/[يك]/);
    }
  }
});
