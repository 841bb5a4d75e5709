import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { baseForms, baseFormsOfSpan, type InflectedLanguage } from '../../src/domain/inflection.ts';

/** As it stands in a question → the folded name it means. */
const cases: Readonly<Record<'pl' | 'cs' | 'de' | 'fa', string>> = {
  pl: `
    Globexie:globex Globexu:globex Globexem:globex Krakowie:krakow Nowakiem:nowak Nowaka:nowak Nowakowi:nowak
    Siemensu:siemens Siemensie:siemens Anny:anna Annę:anna Anną:anna Annie:anna Kowalską:kowalska
    Kowalskiej:kowalska Kowalskiego:kowalski Kowalskim:kowalski Kowalskich:kowalski Markiem:marek Marka:marek
    Pawłem:pawel Pawła:pawel Wojtkiem:wojtek Maćkiem:maciek Maćka:maciek Warszawie:warszawa Wrocławiu:wroclaw
    Poznaniu:poznan Gdańsku:gdansk Łodzi:lodz Gdyni:gdynia Katowicach:katowice Katowic:katowice Tychach:tychy
    Zakopanem:zakopane Allegrem:allegro Allegra:allegro Allegrze:allegro Microsofcie:microsoft Skodzie:skoda
    Biedronce:biedronka Żabki:zabka Ikei:ikea Tesli:tesla Nokii:nokia Orlenem:orlen Monice:monika Kasi:kasia
    Kasię:kasia Barbarze:barbara Piotrze:piotr Piotra:piotr Jerzego:jerzy Tomasza:tomasz Nowaków:nowak
    Zofii:zofia Kielcach:kielce Kielc:kielce Pradze:praga Initechu:initech Initechem:initech Hooli:hooli
    Umbrelli:umbrella Umbrellą:umbrella Umbrelle:umbrella Wiśniewską:wisniewska Zielińskiemu:zielinski
    Dąbrowskiej:dabrowska Wójcikiem:wojcik Lewandowskich:lewandowski Krawczyka:krawczyk Mazura:mazur
    Kaczmarkiem:kaczmarek Kaczmarka:kaczmarek Kowalczyku:kowalczyk Jabłońską:jablonska Szpitalu:szpital
    Agatą:agata Agacie:agata Łukaszem:lukasz Michałem:michal Michale:michal Andrzeja:andrzej Ewy:ewa Ewie:ewa
    Olą:ola Oli:ola Jana:jan Janem:jan Janowi:jan Stali:stal Wody:woda Dudy:duda Dudą:duda Dudzie:duda
    Kukuły:kukula Vandelayu:vandelay Cichego:cichy Białego:bialy Białym:bialy Helu:hel
    Polmareksie:polmarex Polmareksu:polmarex Polmareksem:polmarex Xeroksem:xerox`,
  cs: `
    Globexu:globex Globexem:globex Novákovi:novak Nováka:novak Novákem:novak Novákovou:novakova
    Novákové:novakova Nováková:novakova Škodě:skoda Škodou:skoda Alzy:alza Alze:alza Alzou:alza Alzu:alza
    Anně:anna Annou:anna Markovi:marek Markem:marek Pavlovi:pavel Pavla:pavel Pavlem:pavel Karlovi:karel
    Petrovi:petr Petra:petr Praze:praha Prahy:praha Brně:brno Brna:brno Plzni:plzen Ostravě:ostrava
    Olomouci:olomouc Liberci:liberec Zlíně:zlin Pardubicích:pardubice Černého:cerny Černému:cerny Jiřího:jiri
    Jiřím:jiri Krejčího:krejci Tomáši:tomas Tomášem:tomas Lukášovi:lukas Lucii:lucie Marii:marie Julii:julie
    Tescu:tesco Svobodovi:svoboda Svobody:svoboda Svobodu:svoboda Němcovi:nemec Němce:nemec Monice:monika
    Barboře:barbora Dvořákem:dvorak Dvořákovou:dvorakova Procházkou:prochazka Procházkovi:prochazka
    Veselou:vesela Veselé:vesela Siemensu:siemens Initechem:initech Googlu:googl Janě:jana Janou:jana Evě:eva
    Honzou:honza Honzovi:honza Honzu:honza Nováků:novak Kučerou:kucera Kučerové:kucerova Horáčkem:horacek
    Hájkovi:hajek Hájkem:hajek Hradci:hradec Varech:vary Umbrelle:umbrella Umbrellou:umbrella Hooli:hooli
    Jihlavě:jihlava Teplicích:teplice Ondřejem:ondrej Matějem:matej Jiřinou:jirina Kateřině:katerina
    Černém:cerny Lvu:lev Lva:lev Lvem:lev Zdeňkem:zdenek Zdeňka:zdenek Vojtěchem:vojtech`,
  de: `
    Globexs:globex Annas:anna Müllers:muller Müllern:muller Berlins:berlin Siemens:siemens Kollegen:kolleg
    Schmidts:schmidt`,
  fa: `
    گلوبکس‌ها:گلوبکس گلوبکسی:گلوبکس آلزای:الزا گلوبکس‌های:گلوبکس محمدی:محمدی گلوبکسو:گلوبکس گلوبکس‌رو:گلوبکس
    خانه‌ی:خانه`,
};

const pairs = (['pl', 'cs', 'de', 'fa'] as const).flatMap(language =>
  cases[language]
    .trim()
    .split(/\s+/u)
    .map(pair => [language, ...(pair.split(':') as [string, string])] as const),
);

describe('an inflected name', () => {
  it.each(pairs)('(%s) %s may be %s, and is among the first four guesses', (language, word, name) => {
    const forms = baseForms(word, language);
    expect(forms.indexOf(name)).toBeGreaterThanOrEqual(0);
    expect(forms.indexOf(name)).toBeLessThanOrEqual(3);
  });

  it.each(pairs)('(%s) %s is also found as %s while the language is not known', (_, word, name) => {
    expect(baseForms(word)).toContain(name);
  });

  it('loses an English plural or a forgotten apostrophe', () => {
    expect(baseForms('Globexs', 'en')).toEqual(['globexs', 'globex']);
    expect(baseForms('Nowaks', 'en')).toContain('nowak');
    expect(baseForms('Umbrellas', 'en')).toContain('umbrella');
    expect(baseForms('Vandelay', 'en')).toEqual(['vandelay']);
  });

  it('is left alone when it is an acronym or a Latin name in a Persian question', () => {
    expect(baseForms('ING', 'pl')).toEqual(['ing']);
    expect(baseForms('IBM', 'de')).toEqual(['ibm']);
    expect(baseForms('Globexu', 'fa')).toEqual(['globexu']);
  });

  it('comes with few forms, the one that was written first, none too short to mean anything', () => {
    const language = fc.constantFrom<InflectedLanguage | undefined>('en', 'pl', 'cs', 'de', 'fa', undefined);
    const word = fc.oneof(fc.stringMatching(/^[a-ząćęłńóśźžščřáéíýůü]{1,14}$/u), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(word, language, (text, each) => {
        const forms = baseForms(text, each);
        expect(forms.length).toBeLessThanOrEqual(12);
        expect(forms[0] ?? '').toBe(fold(text));
        expect(new Set(forms).size).toBe(forms.length);
        for (const form of forms.slice(1)) expect(form.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('an inflected name of several words', () => {
  it.each([
    ['pl', 'Anną Nowak', 'anna nowak'],
    ['pl', 'Annie Kowalskiej', 'anna kowalska'],
    ['pl', 'Janem Nowakiem', 'jan nowak'],
    ['pl', 'Wojtkiem Kaczmarkiem', 'wojtek kaczmarek'],
    ['pl', 'Janem Marią Nowakiem', 'jan maria nowak'],
    ['pl', 'Nowym Targu', 'nowy targ'],
    ['pl', 'Zielonej Górze', 'zielona gora'],
    ['pl', 'Bielsku Białej', 'bielsko biala'],
    ['pl', 'Bankiem Polskim', 'bank polski'],
    ['cs', 'Janu Novákovi', 'jan novak'],
    ['cs', 'Annou Novákovou', 'anna novakova'],
    ['cs', 'Evě Kučerové', 'eva kucerova'],
    ['cs', 'Pavlovi Němcovi', 'pavel nemec'],
    ['cs', 'Hradci Králové', 'hradec kralove'],
    ['cs', 'Karlových Varech', 'karlovy vary'],
    ['cs', 'Českých Drahách', 'ceske drahy'],
    ['fa', 'سارا محمدی‌ها', 'سارا محمدی'],
  ] as const)('(%s) %s may be %s', (language, words, name) => {
    expect(baseFormsOfSpan(words.split(' '), language)).toContain(name);
    expect(baseFormsOfSpan(words.split(' '))).toContain(name);
  });

  it('begins with what was written and keeps to its limit', () => {
    const forms = baseFormsOfSpan(['Janem', 'Marią', 'Nowakiem'], 'pl', 10);
    expect(forms[0]).toBe('janem maria nowakiem');
    expect(forms).toHaveLength(10);
    expect(baseFormsOfSpan([], 'pl')).toEqual([]);
  });
});
