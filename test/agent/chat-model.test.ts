import { createServer, type Server } from 'node:http';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAgent } from '../../src/agent/agent.ts';
import { openChatModel } from '../../src/agent/chat-model.ts';
import { loadPrompt, loadSkillPages } from '../../src/agent/load-skills.ts';
import { afterChoices, afterGlobex, echoes, findNames, interpreter, turn } from './fakes.ts';

const mock = new LLMock({ port: 0 });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

async function agentWith(settings: { streaming?: boolean; timeLimit?: number; baseUrl?: string } = {}) {
  const { streaming = false, timeLimit = 2_000, baseUrl = `${mock.url}/v1` } = settings;
  const chatModel = openChatModel({ apiKey: 'test', baseUrl, model: 'gpt-4o-mini', timeLimit, streaming });
  const prompt = await loadPrompt('prompts', await loadSkillPages('skills'));
  const { interpret } = await interpreter();
  return openAgent({
    skills: echoes,
    interpret,
    findNames: async text => findNames(text),
    chatModel,
    prompt,
    timeLimit,
  });
}

const call = (name: string, args: object | string) => ({
  toolCalls: [{ name, arguments: typeof args === 'string' ? args : JSON.stringify(args) }],
});

for (const streaming of [false, true]) {
  describe(streaming ? 'a chat model that streams' : 'a chat model that answers at once', () => {
    const ask = 'who do we know at Globex?';

    it('chooses the skill and the arguments', async () => {
      mock.onMessage(/Globex/, call('who-we-know', { question: 'at', company: 'Globex' }));
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({
        modelDown: false,
        result: { skill: 'who-we-know', arguments: { company: 'Globex' } },
      });
      expect(mock.getRequests()).toHaveLength(1);
    });

    it('declines when it calls no tool, and its prose goes nowhere', async () => {
      mock.onMessage(/joke/, { content: 'Why did the seller cross the road?' });
      const agent = await agentWith({ streaming });
      expect(await agent.answer(turn('tell me a joke'))).toEqual({ result: 'declined', modelDown: false });
    });

    it('is replaced by the interpreter when it says 429', async () => {
      mock.nextRequestError(429, { message: 'slow down' });
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { question: 'at', company: 'Globex' } } });
      expect(answer.modelFailure).toMatch(/429|slow down/);
    });

    it('is replaced when the arguments are broken JSON', async () => {
      mock.onMessage(/Globex/, call('who-we-know', '{"company": "Glo'));
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
    });

    it('is replaced when it answers nothing at all', async () => {
      mock.onMessage(/Globex/, { content: '' });
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
    });

    it('is replaced when its body is malformed', async () => {
      mock.onMessage(/Globex/, call('who-we-know', { company: 'Globex' }), { chaos: { malformedRate: 1 } });
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
    });

    it('is replaced when it hangs up', async () => {
      mock.onMessage(/Globex/, call('who-we-know', { company: 'Globex' }), { chaos: { disconnectRate: 1 } });
      const agent = await agentWith({ streaming });
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
    });

    it('is replaced after the time limit', async () => {
      mock.onMessage(/Globex/, call('who-we-know', { company: 'Globex' }), { chaos: { latencyMs: 3_000 } });
      const agent = await agentWith({ streaming, timeLimit: 150 });
      const before = performance.now();
      const answer = await agent.answer(turn(ask));
      expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
      expect(performance.now() - before).toBeLessThan(1_500);
    });
  });
}

describe('a chat model', () => {
  it('is replaced when its stream is cut in the middle of a tool call', async () => {
    const long = { question: 'at', company: 'Globex' };
    mock.onMessage(/Globex/, call('who-we-know', long), { chunkSize: 4, truncateAfterChunks: 3 });
    const agent = await agentWith({ streaming: true });
    const answer = await agent.answer(turn('who do we know at Globex?'));
    expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
  });

  it('is replaced when it calls a tool that does not exist', async () => {
    mock.onMessage(/Globex/, call('delete-everything', {}));
    const answer = await (await agentWith()).answer(turn('who do we know at Globex?'));
    expect(answer).toMatchObject({ modelDown: true, result: { skill: 'who-we-know' } });
    expect(answer.modelFailure).toContain('delete-everything');
  });

  it('is replaced when an argument is of the wrong kind', async () => {
    mock.onMessage(/Globex/, call('who-we-know', { company: 7 }));
    const answer = await (await agentWith()).answer(turn('who do we know at Globex?'));
    expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
  });

  it('cannot bring in an id of its own', async () => {
    mock.onMessage(/Nowak/, call('more', { person: 'Anna Nowak', personId: 999 }));
    const answer = await (await agentWith()).answer(turn('more about Anna Nowak'));
    expect(answer).toMatchObject({ modelDown: false, result: { arguments: { person: 'Anna Nowak' } } });
    expect(answer.result).not.toMatchObject({ arguments: { personId: 999 } });
  });

  it('says "the second" and the thread knows who that was', async () => {
    mock.onMessage(/second/, call('more', { item: 2 }));
    const answer = await (await agentWith()).answer(turn('more about the second', afterGlobex));
    expect(answer).toMatchObject({ modelDown: false, result: { arguments: { item: 2, personId: 12 } } });
  });

  it('picks from choices by number', async () => {
    mock.onMessage(/2/, call('who-we-know', { company: 'Mercury', item: 2 }));
    const answer = await (await agentWith()).answer(turn('2', afterChoices));
    expect(answer).toMatchObject({ result: { arguments: { company: 'Mercury', companyId: 32 } } });
  });

  it('is told the earlier turns without a single id, and only of the tools there are', async () => {
    mock.onMessage(/second/, call('more', { item: 2 }));
    await (await agentWith()).answer(turn('more about the second', afterGlobex));
    const request = JSON.stringify(mock.getLastRequest()?.body);
    expect(request).toContain('\\"shown\\":3');
    expect(request).not.toMatch(/personId|companyId/);
    expect(request).toContain('who-we-know');
  });

  it('runs only the first of several calls', async () => {
    const calls = [
      { name: 'who-we-know', arguments: '{"company":"Globex"}' },
      { name: 'more', arguments: '{"person":"Anna Nowak"}' },
    ];
    mock.onMessage(/Globex/, { toolCalls: calls });
    const answer = await (await agentWith()).answer(turn('Globex and Anna Nowak'));
    expect(answer).toMatchObject({ modelDown: false, result: { skill: 'who-we-know' } });
  });

  it('that cannot be reached is replaced at once', async () => {
    const closed: Server = createServer();
    const port = await new Promise<number>(resolve =>
      closed.listen(0, '127.0.0.1', () => resolve((closed.address() as { port: number }).port)),
    );
    await new Promise(resolve => closed.close(resolve));
    const agent = await agentWith({ baseUrl: `http://127.0.0.1:${port}/v1` });
    const answer = await agent.answer(turn('who do we know at Globex?'));
    expect(answer).toMatchObject({ modelDown: true, result: { arguments: { company: 'Globex' } } });
  });
});
