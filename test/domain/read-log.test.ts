/** What a seller's message tells, in the turns of phrase of German and Persian; no records are looked at. */
import { describe, expect, test } from 'vitest';
import { type LogReading, readLog } from '../../src/domain/log/read-log.ts';
import type { Language } from '../../src/words/port.ts';

/** A Wednesday. */
const now = new Date('2026-11-25T15:00:00Z');
const read = (message: string, language: Language): LogReading =>
  readLog(message, { language, now, timeZone: 'Europe/Berlin', names: [] });
const tasks = (message: string, language: Language) => read(message, language).tasks;

describe('how it was and how it ended', () => {
  test.each<[Language, string, LogReading['activity'], LogReading['outcome']]>([
    ['de', 'Hofstetter net erreicht, zweimal probiert', 'call', 'no-answer'],
    ['de', 'Hofstetter angerufen, hob keiner ab', 'call', 'no-answer'],
    ['de', 'Hofstetter auf die Combox gesprochen', 'call', 'left-message'],
    ['de', 'Hofstetter auf die Mailbox gesprochen', 'call', 'left-message'],
    ['de', 'Termin mit Kern geplatzt', 'meeting', 'cancelled'],
    ['de', 'mit der Frau Leitner gredt wegen der Linie', 'call', null],
    ['de', 'Frau Huber rief an', 'call', null],
    ['de', 'Hofstetter hat mich persönlich angerufen', 'call', null],
    ['de', 'Anke auf LinkedIn geschrieben', 'message', null],
    ['de', 'war heute morgen beim Gerstenberger und hab mit ihm gesprochen', 'visit', null],
    ['fa', 'به هاشمی زنگ زدم رد تماس داد', 'call', 'no-answer'],
    ['fa', 'vm گذاشتم واسه سارا', 'call', 'left-message'],
    ['fa', 'با راشد call داشتم', 'call', null],
    ['fa', 'با شیوا گوگل میت داشتیم', 'meeting', null],
    ['fa', 'جلسه با سارا بهم خورد', 'meeting', 'cancelled'],
  ])('%s “%s”: %s, %s', (language, message, activity, outcome) => {
    expect([read(message, language).activity, read(message, language).outcome]).toEqual([activity, outcome]);
  });
});

describe('what is to be done', () => {
  test.each<[Language, string, string]>([
    ['de', 'Krehl angerufen. Fr nochmal anrufen', 'Fr'],
    ['de', 'Krehl angerufen, probier Di nochmal', 'Di'],
    ['de', 'mit Krehl telefoniert, ich schulde ihm bis Freitag das Protokoll', 'Freitag'],
    ['fa', 'با سارا صحبت کردم، شنبه براش میفرستم', 'شنبه'],
    ['fa', 'با سارا صحبت کردم، قراره تا یکشنبه آفر بدم', 'یکشنبه'],
  ])('%s “%s” has one task, due %s', (language, message, due) => {
    const found = tasks(message, language);
    expect(found).toHaveLength(1);
    expect(found[0]?.due).toContain(due);
  });

  test.each<[Language, string]>([
    ['de', 'mit Frau Kirchhoff telefoniert, der Preis ist ihr immer noch zu hoch'],
    ['de', 'mit Zellweger telefoniert, Budget muss aber noch durch die GL'],
    ['de', 'Kaffee mit Marco, er will jetzt doch Fullservice'],
    ['de', 'Hofstetter hat zugesagt, er hat mich angerufen'],
    ['de', 'Guten Morgen, gestern Telefonat mit Inauen'],
    ['de', 'Stefan angerufen, Montage klappt'],
  ])('%s “%s” has none', (language, message) => {
    expect(tasks(message, language)).toEqual([]);
  });

  test('«یادم بنداز» after what was told asks for a task, and the call is still told', () => {
    const found = read('احمدی زنگ زد ۵ دقیقه، یادم بنداز شنبه براش بفرستم', 'fa');
    expect([found.activity, found.minutes, found.tasks.map(one => one.due)]).toEqual(['call', 5, ['شنبه']]);
  });
});

describe('what changes of a deal', () => {
  test.each<[Language, string, string | null, string | null]>([
    ['de', 'Kompressorstation im Sack, am Ende 148.500', 'won', '148.500'],
    ['de', 'Pilot bitte auf Verhandlung', 'auf verhandlung', null],
    ['de', 'der Deal ist an die Konkurrenz geplatzt', 'lost', null],
    ['fa', 'پمپ دوغاب رو دادن به رقیب', 'lost', null],
    ['fa', 'معامله پریددد', 'lost', null],
  ])('%s “%s”: stage %s, amount %s', (language, message, stage, amount) => {
    const found = read(message, language);
    expect(found.amount).toBe(amount);
    if (stage === null || stage === 'won' || stage === 'lost') expect(found.stage).toBe(stage);
    else expect(found.stage).toContain(stage);
  });
});
