/** Persian as it is chatted: colloquial forms, endings hung on words, spaces for half-spaces. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpreter } from '../../../src/agent/interpreter/interpret.ts';
import type { TurnLine } from '../../../src/agent/memory.ts';
import type { Arguments } from '../../../src/skills/port.ts';
import { afterGlobex, findNames, interpreter, now } from '../fakes.ts';

let learned: Interpreter;
beforeAll(async () => {
  learned = await interpreter();
});

function ask(text: string, memory: readonly TurnLine[] = []) {
  return learned.interpret(text, { language: 'fa', names: findNames(text), memory, now });
}

describe('a colleague who chats', () => {
  it.each<[string, Arguments]>([
    ['از بچه های خودمون کی به Globex نزدیک تره', { question: 'closest', company: 'Globex' }],
    ['از همکارامون کی رابطش با Globex بهتره', { question: 'closest', company: 'Globex' }],
    ['Globex کیا رو داریم؟', { question: 'at', company: 'Globex' }],
    ['Globex کیارو داریم', { question: 'at', company: 'Globex' }],
    ['یه نفر از Globex پیام داده، اونجا کیو میشناسیم؟', { question: 'at', company: 'Globex' }],
    ['کدومتون لیلا احمدی رو میشناسین', { question: 'person', person: 'لیلا احمدی' }],
    ['کیا از Globex رفتن', { question: 'former', formerCompany: 'Globex' }],
  ])('asks who we know: “%s”', (text, args) => {
    expect(ask(text)).toEqual({ tool: 'who-we-know', arguments: args });
  });

  it.each<[string, Arguments]>([
    ['بچه های آی تی تو تهران', { function: 'it', place: 'Tehran' }],
    ['آشناهای اصفهانمون کیان؟', { place: 'Isfahan' }],
    ['هفته بعد میرم هامبورگ، کیا اونجان که بشناسیم', { place: 'Hamburg' }],
    ['کسایی که تو خریدد هستن تو شیراز', { function: 'procurement', place: 'Shiraz' }],
  ])('looks for people: “%s”', (text, args) => {
    expect(ask(text)).toEqual({ tool: 'find-people', arguments: args });
  });

  it('asks about another company: “Initech رو چی؟”', () => {
    expect(ask('Initech رو چی؟', afterGlobex).arguments.company).toBe('Initech');
  });
});

describe('somebody nobody knows', () => {
  it.each([
    ['کی میتونه منو به کامبیز فرهودی معرفی کنه؟', 'introduce'],
    ['کی کامبیز فرهودی رو میشناسه', 'person'],
  ])('is asked for by name, not declined: “%s”', (text, question) => {
    expect(ask(text)).toEqual({ tool: 'who-we-know', arguments: { question, person: 'کامبیز فرهودی' } });
  });
});

describe('what is said among colleagues', () => {
  it.each(['به بچه های انبار بگو فردا تعطیله', 'کیا فردا مرخصی هستن', 'کی میتونه برام قهوه بیاره'])(
    'is no question for us: “%s”',
    text => {
      expect(ask(text).tool).toBe('none');
    },
  );
});
