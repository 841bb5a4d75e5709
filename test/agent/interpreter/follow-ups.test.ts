/** "And at Initech?", "the second", "why?": what a thread lets people leave out. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Interpretation, Interpreter } from '../../../src/agent/interpreter/interpret.ts';
import type { TurnLine } from '../../../src/agent/memory.ts';
import type { Arguments } from '../../../src/skills/port.ts';
import { afterChoices, afterGlobex, findNames, interpreter, now, shown } from '../fakes.ts';

let learned: Interpreter;
beforeAll(async () => {
  learned = await interpreter();
});

function say(text: string, memory: readonly TurnLine[]): Interpretation {
  const last = memory.at(-1);
  const offered = last?.choosing ? findNames(String(last.arguments[last.choosing])) : [];
  return learned.interpret(text, { language: 'en', names: findNames(text), offered, memory, now });
}

const who = (args: Arguments) => ({ tool: 'who-we-know', arguments: args });

describe('after "who do we know at Globex?"', () => {
  it.each([
    'and at Initech?',
    'what about Initech',
    'a w Initech?',
    'a co Initech?',
    'und bei Initech?',
    'و در Initech؟',
  ])('"%s" asks the same of Initech', text => {
    expect(say(text, afterGlobex)).toEqual(who({ question: 'at', company: 'Initech' }));
  });

  it.each(['only engineering', 'just the engineers please', 'tylko inżynierowie', 'nur Entwicklung', 'فقط مهندسی'])(
    '"%s" narrows the list',
    text => {
      expect(say(text, afterGlobex)).toEqual(who({ question: 'at', company: 'Globex', function: 'engineering' }));
    },
  );

  it('keeps the filter when the company changes, and the company when the filter does', () => {
    const filtered = [
      { ...afterGlobex[0]!, arguments: { question: 'at' as const, company: 'Globex', function: 'it' } },
    ];
    expect(say('and at Initech?', filtered)).toEqual(who({ question: 'at', company: 'Initech', function: 'it' }));
    expect(say('what about procurement?', filtered)).toEqual(
      who({ question: 'at', company: 'Globex', function: 'procurement' }),
    );
  });

  it('forgets which Globex was meant when the company changes', () => {
    const picked = [{ ...afterGlobex[0]!, arguments: { question: 'at' as const, company: 'Globex', companyId: 1 } }];
    expect(say('and at Initech?', picked).arguments).toEqual({ question: 'at', company: 'Initech' });
    expect(say('only engineering', picked).arguments).toMatchObject({ companyId: 1 });
  });

  it.each([
    ['more about the second', 2, 12],
    ['the last one', 3, 13],
    ['#2', 2, 12],
    ['3', 3, 13],
    ['więcej o drugim', 2, 12],
    ['víc o druhém', 2, 12],
    ['mehr zum zweiten', 2, 12],
    ['بیشتر درباره دومی', 2, 12],
  ])('"%s" is a person of the list', (text, item, personId) => {
    expect(say(text, afterGlobex)).toEqual({ tool: 'more', arguments: { item, personId } });
  });

  it.each(['why?', 'why is she only faint?', 'dlaczego?', 'proč?', 'warum?', 'چرا؟'])(
    '"%s" is about the first',
    text => {
      expect(say(text, afterGlobex)).toEqual({ tool: 'why', arguments: { personId: 11 } });
    },
  );

  it.each(['next', 'who else?', 'show me more', 'kto jeszcze?', 'kdo další?', 'wer noch?', 'دیگه کی؟'])(
    '"%s" turns the page',
    text => {
      expect(say(text, afterGlobex)).toEqual(who({ question: 'at', company: 'Globex', offset: 5 }));
    },
  );

  it('turns the page again from where it was', () => {
    const second = [{ ...afterGlobex[0]!, arguments: { ...afterGlobex[0]!.arguments, offset: 5 } }];
    expect(say('next', second).arguments.offset).toBe(10);
    expect(say('and at Initech?', second).arguments.offset).toBeUndefined();
  });

  it('asks who could introduce to her, to the second, and there', () => {
    expect(say('who could introduce me to her?', afterGlobex)).toEqual(who({ question: 'introduce', personId: 11 }));
    expect(say('who could introduce me to the second?', afterGlobex)).toEqual(
      who({ question: 'introduce', item: 2, personId: 12 }),
    );
    expect(say('who can introduce me there?', afterGlobex)).toEqual(who({ question: 'introduce', company: 'Globex' }));
  });

  it('asks who is closest there and who used to work there', () => {
    expect(say('who is closest there?', afterGlobex)).toEqual(who({ question: 'closest', company: 'Globex' }));
    expect(say('and who used to work there?', afterGlobex)).toEqual(
      who({ question: 'former', formerCompany: 'Globex' }),
    );
  });

  it('finds people like the second', () => {
    expect(say('people like the second', afterGlobex)).toEqual({
      tool: 'find-people',
      arguments: { likeId: 12, item: 2 },
    });
  });

  it.each(['draft one to the second', 'delete the first', 'send her a message', 'ok thanks', 'call him'])(
    '"%s" is still declined',
    text => {
      expect(say(text, afterGlobex).tool).toBe('none');
    },
  );

  it('takes a whole new question as new', () => {
    expect(say('who do we know in Kraków', afterGlobex)).toMatchObject({ tool: 'find-people' });
  });
});

describe('after one person was shown', () => {
  const afterAnna: readonly TurnLine[] = [
    ...afterGlobex,
    { tool: 'more', arguments: { person: 'Anna Nowak', personId: 11 }, outcome: 'answered', shown: shown([11]) },
  ];

  it('"why?" and "tell me more" are about her', () => {
    expect(say('why?', afterAnna).arguments).toMatchObject({ personId: 11 });
    expect(say('tell me more', afterAnna)).toMatchObject({ tool: 'more', arguments: { personId: 11 } });
  });

  it('"and the third?" still counts in the list before', () => {
    expect(say('and the third?', afterAnna)).toEqual({ tool: 'more', arguments: { item: 3, personId: 13 } });
  });

  it('"and at Initech?" goes back to the question before', () => {
    expect(say('and at Initech?', afterAnna)).toEqual(who({ question: 'at', company: 'Initech' }));
  });
});

describe('after a search', () => {
  const afterSearch: readonly TurnLine[] = [
    { tool: 'find-people', arguments: { function: 'procurement' }, outcome: 'answered', shown: shown([11, 12, 13]) },
  ];

  it('criteria are added and replaced', () => {
    expect(say('only in Prague', afterSearch).arguments).toEqual({ function: 'procurement', place: 'Prague' });
    expect(say('what about finance', afterSearch).arguments).toEqual({ function: 'finance' });
  });

  it('a company makes it a question about that company', () => {
    expect(say('and at Globex?', afterSearch)).toEqual(
      who({ question: 'at', company: 'Globex', function: 'procurement' }),
    );
  });
});

describe('when the bot asked which Mercury', () => {
  it.each([
    ['2', 32],
    ['the first', 31],
    ['Mercury Hospital', 32],
    ['the hospital one', 32],
    ['the one in Brno', 32],
    ['ten szpital', 32],
    ['ta nemocnice', 32],
    ['das Krankenhaus', 32],
    ['بیمارستان', 32],
  ])('"%s" picks', (text, companyId) => {
    expect(say(text, afterChoices)).toMatchObject(who({ question: 'at', companyId }));
  });

  it('a whole new question is not a pick', () => {
    expect(say('who do we know at Initech?', afterChoices)).toEqual(who({ question: 'at', company: 'Initech' }));
  });

  it('a number beyond the choices picks nothing', () => {
    expect(say('7', afterChoices).arguments.companyId).toBeUndefined();
  });
});

describe('without any turn before', () => {
  it.each(['why?', 'more', 'next', 'tell me more about her', 'who else?'])('"%s" has nothing to go on', text => {
    expect(say(text, [])).toEqual({ tool: 'none', arguments: {} });
  });

  it('"what about Globex?" is a question of its own', () => {
    expect(say('what about Globex?', [])).toEqual(who({ question: 'at', company: 'Globex' }));
  });
});
