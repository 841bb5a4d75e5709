import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import {
  type CandidateFeatures,
  idfOf,
  meaningOf,
  type QueryFeatures,
  scoreCandidate,
  weighTerms,
} from '../../src/domain/search-score.ts';
import { inEnglish, languageOfWords, termsOf, unitsOf } from '../../src/domain/search-terms.ts';

const candidate = (name: string, text: string, more: Partial<CandidateFeatures> = {}): CandidateFeatures => ({
  names: [fold(name)],
  units: new Set(unitsOf(`${name}. ${text}`)),
  meaning: null,
  ...more,
});
const query = (text: string, more: Partial<QueryFeatures> = {}): QueryFeatures => ({
  terms: weighTerms(termsOf(text), () => 1),
  ...more,
});

describe('a person who answers a query', () => {
  const baker = candidate('Halina Testowa', 'Runs a bakery in Izmir and supplies sourdough to hotels.');
  const driver = candidate('Jan Przykład', 'Truck driver in Lille.');

  it.each(['bread maker in Turkey', 'piekarz z Turcji', 'pekař z Turecka', 'Bäcker in der Türkei', 'نانوا در ترکیه'])(
    'is found by "%s"',
    text => {
      const asked = query(text);
      expect(scoreCandidate(asked, baker).score).toBeGreaterThan(scoreCandidate(asked, driver).score + 0.2);
    },
  );

  it('is found in their own language by an English query', () => {
    const nurse = candidate('Anna Przykładowa', 'Pielęgniarka w szpitalu w Łodzi.');
    expect(scoreCandidate(query('nurse at a hospital in Poland'), nurse).reasons.coverage).toBe(1);
  });

  it('covers a query fully only when every word is answered', () => {
    expect(scoreCandidate(query('truck driver Lille'), driver).reasons.coverage).toBe(1);
    expect(scoreCandidate(query('truck driver Lille chess'), driver).reasons.coverage).toBeLessThan(1);
  });

  it('says which words were answered', () => {
    expect(scoreCandidate(query('truck driver who plays chess'), driver).reasons.words).toEqual(['truck driver']);
  });
});

describe('a name', () => {
  const person = candidate('Eleni Papadopoulou', 'Architect in Athens.');

  it('is found with a typing mistake, before everyone who only shares the other words', () => {
    const other = candidate('Marek Wzorowy', 'Architect in Athens.');
    const asked = query('Papadopulou architect');
    expect(scoreCandidate(asked, person).score).toBeGreaterThan(scoreCandidate(asked, other).score);
  });

  it('that is only a little alike counts nothing', () => {
    expect(scoreCandidate(query('Papadakis'), person).reasons.name).toBe(0);
  });
});

describe('the parts of the score', () => {
  it('rare words weigh more than common ones', () => {
    const rarity = (unit: string) => (unit.startsWith('zygot') ? 6 : 0.5);
    const asked = { terms: weighTerms(termsOf('zygote hotel'), rarity) };
    const rare = scoreCandidate(asked, candidate('A', 'zygote'));
    const common = scoreCandidate(asked, candidate('B', 'hotel'));
    expect(rare.reasons.coverage).toBeGreaterThan(0.8);
    expect(common.reasons.coverage).toBeLessThan(0.2);
  });

  it('rarity falls with the number of rows that hold a word', () => {
    expect(idfOf(0, 1000)).toBeGreaterThan(idfOf(10, 1000));
    expect(idfOf(1000, 1000)).toBeGreaterThan(0);
  });

  it('meaning is the mean of the whole and the best fact', () => {
    expect(meaningOf(0.4, [0.1, 0.8])).toBeCloseTo(0.6);
    expect(meaningOf(0.4, [])).toBe(0.4);
  });

  it('a person of the asked function and level comes first', () => {
    const asked = query('', { function: 'procurement', seniority: 'head' });
    const fits = scoreCandidate(asked, candidate('A', '', { function: 'procurement', seniority: 'head' }));
    const near = scoreCandidate(asked, candidate('B', '', { function: 'procurement', seniority: 'manager' }));
    const other = scoreCandidate(asked, candidate('C', '', { function: 'sales', seniority: 'head' }));
    expect(fits.score).toBeGreaterThan(near.score);
    expect(near.score).toBeGreaterThan(other.score);
  });
});

describe('the English of a text', () => {
  it('is made word by word, with places by their English names', () => {
    expect(inEnglish('lekarz ratunkowy w Krakowie', 'pl')).toBe('doctor emergency Kraków');
    expect(inEnglish('svatební fotograf', 'cs')).toBe('wedding photographer');
    expect(inEnglish('Hochzeitsfotograf', 'de')).toBe('wedding photographer');
    expect(inEnglish('پزشک کودکان', 'fa')).toContain('paediatrician');
  });

  it('is the text itself where it is English', () => {
    expect(inEnglish('Head of purchasing at a clinic')).toBe('Head of purchasing at a clinic');
  });

  it('is made from the language most words are known in', () => {
    expect(languageOfWords('Vedoucí nákupu ve strojírenské firmě')).toBe('cs');
    expect(languageOfWords('Kierowca ciężarówki z Gdańska')).toBe('pl');
    expect(languageOfWords('Leiterin der Buchhaltung')).toBe('de');
    expect(languageOfWords('معلم موسیقی')).toBe('fa');
    expect(languageOfWords('Globex')).toBe('en');
  });
});
