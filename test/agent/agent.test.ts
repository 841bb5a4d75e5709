import { GraphInterrupt } from '@langchain/langgraph';
import { describe, expect, it } from 'vitest';
import { openAgent } from '../../src/agent/agent.ts';
import type { Skill } from '../../src/skills/port.ts';
import { afterChoices, afterGlobex, echo, echoes, findNames, interpreter, turn } from './fakes.ts';

async function embeddedAgent(skills: readonly Skill[] = echoes) {
  const { interpret } = await interpreter();
  return openAgent({ skills, interpret, findNames: async text => findNames(text) });
}

describe('an agent without a chat model', () => {
  it('answers a question with the skill it asks for', async () => {
    const agent = await embeddedAgent();
    expect(await agent.answer(turn('who do we know at Globex?'))).toMatchObject({
      modelDown: false,
      result: { skill: 'who-we-know', arguments: { question: 'at', company: 'Globex' } },
    });
  });

  it('declines what no skill does', async () => {
    const agent = await embeddedAgent();
    expect(await agent.answer(turn('book me a flight to Vienna'))).toEqual({ result: 'declined', modelDown: false });
  });

  it('hands the ids behind "the second" to the skill', async () => {
    const agent = await embeddedAgent();
    const { result } = await agent.answer(turn('more about the second', afterGlobex));
    expect(result).toMatchObject({ skill: 'more', arguments: { item: 2, personId: 12 } });
  });

  it('looks up what was ambiguous again, as who asks now, before it understands a pick', async () => {
    const asked: string[] = [];
    const { interpret } = await interpreter();
    const agent = openAgent({
      skills: echoes,
      interpret,
      findNames: async text => {
        asked.push(text);
        return findNames(text);
      },
    });
    const { result } = await agent.answer(turn('the hospital one', afterChoices));
    expect(result).toMatchObject({ arguments: { company: 'Mercury Hospital', companyId: 32 } });
    expect(asked).toContain('Mercury');
  });

  it('lets what a skill throws reach the caller as it was', async () => {
    const broken = new Error('the database went away');
    const agent = await embeddedAgent([echo('who-we-know', () => Promise.reject(broken))]);
    await expect(agent.answer(turn('who do we know at Globex?'))).rejects.toBe(broken);
  });

  it('does not swallow what langgraph signals', async () => {
    const signal = new GraphInterrupt();
    let raised = 0;
    const skill = echo('who-we-know', () => {
      raised++;
      return Promise.reject(signal);
    });
    const agent = await embeddedAgent([skill]);
    const answer = await agent.answer(turn('who do we know at Globex?')).catch(error => error);
    expect(raised).toBe(1);
    expect(answer).not.toMatchObject({ result: { skill: 'who-we-know' } });
  });

  it('answers many people at once without mixing them up', async () => {
    const agent = await embeddedAgent();
    const companies = ['Globex', 'Initech', 'Globex', 'Initech', 'Globex', 'Initech'];
    const answers = await Promise.all(companies.map(name => agent.answer(turn(`who do we know at ${name}?`))));
    expect(answers.map(answer => (answer.result === 'declined' ? null : answer.result.arguments.company))).toEqual(
      companies,
    );
  });
});

describe('a button or a slash command', () => {
  it('runs the skill directly', async () => {
    const agent = await embeddedAgent();
    const result = await agent.run('who-we-know', { company: 'Initech', offset: 5 }, turn('click'));
    expect(result).toMatchObject({ skill: 'who-we-know', arguments: { company: 'Initech', offset: 5 } });
  });

  it('says which skill is missing', async () => {
    const agent = await embeddedAgent([]);
    await expect(agent.run('why', {}, turn('click'))).rejects.toThrow('no skill named why');
  });
});
