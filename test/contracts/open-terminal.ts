/** The terminal as the suites that every channel runs drive it. */
import { Readable, Writable } from 'node:stream';
import { openConsole } from '../../src/channels/console/console.ts';
import type { ChannelParts, ChannelUnderTest, Shown } from './channel.ts';

/** Lines that begin so, and what is left of such a line on the next, are buttons. */
const button = /^\u200F?›/u;

function shownOf(written: string): Shown {
  const lines = written.split('\n');
  const found = lines.findIndex(line => button.test(line));
  const from = found < 0 ? lines.length : found;
  const labels = lines.slice(from).join(' ').split('›').slice(1);
  return {
    text: lines.slice(0, from).join('\n'),
    buttons: labels.map(label => label.replace(/[\s\u200F]+/gu, ' ').trim()),
  };
}

/** A terminal session whose lines come through a pipe, one by one, and what it writes, write by write. */
function openSession({ respond, asker, clock }: ChannelParts, session: string) {
  const input = new Readable({ read() {} });
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  /** How much was written when each message reached us, its own echo included. */
  const began: number[] = [];
  let finished = 0;
  let look = () => {};
  const terminal = openConsole({ input, output, asker, session, clock });
  const running = terminal.start(async message => {
    began.push(written.length);
    const reply = await respond(message);
    finished += 1;
    // The terminal writes as soon as this has resolved.
    setImmediate(() => look());
    return reply;
  });
  let sent = 0;
  return {
    async send(text: string): Promise<readonly Shown[]> {
      const place = sent++;
      input.push(`${text}\n`);
      await new Promise<void>(done => {
        const before = look;
        look = () => {
          before();
          if (finished > place) done();
        };
      });
      const next = began[place + 1];
      return written.slice(began[place], next === undefined ? undefined : next - 1).map(shownOf);
    },
    async close() {
      input.push(null);
      await running;
    },
  };
}

export async function openTerminal(parts: ChannelParts): Promise<ChannelUnderTest> {
  const sessions = new Map<string, { session: ReturnType<typeof openSession>; first: string }>();
  const again: ReturnType<typeof openSession>[] = [];
  return {
    async deliver(thread, text) {
      const known = sessions.get(thread) ?? { session: openSession(parts, thread), first: text };
      sessions.set(thread, known);
      return known.session.send(text);
    },
    async deliverFirstAgain(thread) {
      const session = openSession(parts, thread);
      again.push(session);
      return session.send(sessions.get(thread)?.first ?? '');
    },
    // What a button says is what one may type.
    click: async (thread, label) => sessions.get(thread)?.session.send(label) ?? [],
    harmful: [],
    async close() {
      for (const session of [...[...sessions.values()].map(one => one.session), ...again]) await session.close();
    },
  };
}
