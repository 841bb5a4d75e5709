/**
 * A question asked in a process of its own is answered by the bot that already runs on the same data folder: it has the
 * agent loaded, which takes a new process seconds. They meet on a Unix socket in a folder only its owner can enter; whoever
 * can enter it can read the database as well.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { languages } from '../../words/port.ts';
import type { Message, Reply, Respond } from '../port.ts';

/** Says in a data folder where its bot is asked. One that was killed leaves it behind: then nobody answers there. */
const noteIn = (folder: string) => join(folder, 'bot');

const messageShape = z.object({
  channel: z.string(),
  deliveryId: z.string(),
  thread: z.string(),
  text: z.string(),
  asker: z.object({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    team: z.string().nullable(),
    language: z.string().nullable(),
    timeZone: z.string().nullable(),
  }),
  readers: z.array(z.number().nullable()).exactOptional(),
  language: z.enum(languages).exactOptional(),
  now: z.coerce.date(),
}) satisfies z.ZodType<Message>;

// Both ends are the same code, and the words of the reply were made by it.
const answerShape = z.object({ reply: z.custom<Reply>(value => typeof value === 'object').nullable() });

/**
 * Answers other processes until it is closed.
 * @param key who asks must have the same: settings that answers depend on
 */
export async function answerOthers(folder: string, key: string, respond: Respond): Promise<{ close(): Promise<void> }> {
  const own = await mkdtemp(join(tmpdir(), 'acquaint-'));
  const socket = join(own, 'ask');
  const server = createServer(async (incoming, outgoing) => {
    const end = (status: number, body = '') => void outgoing.writeHead(status).end(body);
    try {
      if (incoming.headers.authorization !== key) return end(403);
      if (incoming.method === 'GET') return end(204);
      const message = messageShape.parse(JSON.parse(await text(incoming)));
      end(200, JSON.stringify({ reply: await respond(message) }));
    } catch {
      end(400); // then the other process answers by itself
    }
  });
  await new Promise<void>((listening, reject) => server.once('error', reject).listen(socket, listening));
  await writeFile(noteIn(folder), socket);
  return {
    async close() {
      const noted = await readFile(noteIn(folder), 'utf8').catch(() => '');
      if (noted === socket) await rm(noteIn(folder), { force: true });
      await new Promise(closed => server.close(closed));
      await rm(own, { recursive: true, force: true });
    },
  };
}

function send(socketPath: string, key: string, body?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const outgoing = request({ socketPath, method, headers: { authorization: key }, agent: false });
    outgoing.once('error', reject);
    outgoing.once('response', incoming => {
      text(incoming).then(said => resolve({ status: incoming.statusCode ?? 0, body: said }), reject);
    });
    outgoing.end(body);
  });
}

/** @returns null when no bot runs on this folder, or one with other settings */
export async function askRunningBot(folder: string, key: string): Promise<Respond | null> {
  const socket = await readFile(noteIn(folder), 'utf8').catch(() => null);
  if (socket === null) return null;
  const { status } = await send(socket, key).catch(() => ({ status: 0 }));
  if (status !== 204) return null;
  return async message => {
    const { status, body } = await send(socket, key, JSON.stringify(message));
    if (status !== 200) throw new Error('The bot that runs did not understand the question.');
    return answerShape.parse(JSON.parse(body)).reply;
  };
}
