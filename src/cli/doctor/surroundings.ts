/** What is around the database: the model server, the log, the disk, Node. */
import { access, constants, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { type Finding, reasonOf } from './finding.ts';

const megabyte = 1_048_576;
/** Below the first nothing can be imported any more, below the second not much. Megabytes. */
const fullDisk = 200;
const nearlyFullDisk = 1000;
const modelPatienceMs = 5000;

const models = (body: unknown): string[] => {
  const data = (body as { data?: unknown } | null)?.data;
  return Array.isArray(data) ? data.map((one: { id?: unknown }) => String(one?.id)) : [];
};

/** Asks the model server for its models, when one is configured. */
export async function checkModel(config: Config, request: typeof fetch): Promise<Finding> {
  const topic = 'Model';
  if (!config.OPENAI_API_KEY && !config.OPENAI_BASE_URL)
    return { topic, level: 'ok', text: 'none configured: the embedded interpreter understands alone' };
  const base = (config.OPENAI_BASE_URL ?? 'https://api.openai.com/v1').replace(/\/+$/u, '');
  const broken = (text: string, remedy: string): Finding => ({
    topic,
    level: 'broken',
    text: `${text} Until then the embedded interpreter answers.`,
    remedy,
  });
  try {
    const answer = await request(`${base}/models`, {
      headers: config.OPENAI_API_KEY ? { authorization: `Bearer ${config.OPENAI_API_KEY}` } : {},
      signal: AbortSignal.timeout(modelPatienceMs),
    });
    if (answer.status === 401 || answer.status === 403)
      return broken(`The model server ${base} refuses the key.`, 'Set another OPENAI_API_KEY.');
    // Some servers have no list of models; that they answer is what counts.
    if (answer.status >= 500)
      return broken(
        `The model server ${base} answers with ${answer.status}.`,
        'Look at that server, or try again later.',
      );
    const known = answer.ok ? models(await answer.json().catch(() => null)) : [];
    if (known.length > 0 && !known.includes(config.OPENAI_MODEL))
      return {
        topic,
        level: 'note',
        text: `${base} answers, and does not list the model ${config.OPENAI_MODEL}.`,
        remedy: `Set OPENAI_MODEL to one of its own, such as ${known.slice(0, 3).join(', ')}.`,
      };
    return { topic, level: 'ok', text: `${config.OPENAI_MODEL} at ${base}` };
  } catch (error) {
    const why = (error as { cause?: unknown }).cause ?? error;
    return broken(
      `The model server ${base} cannot be reached (${reasonOf(why)}).`,
      'Check OPENAI_BASE_URL and the network, or leave both settings empty.',
    );
  }
}

export async function checkLog(folder: string, level: string): Promise<Finding> {
  const topic = 'Log';
  const file = join(folder, 'acquaint.log');
  try {
    await access(folder, constants.W_OK);
    const size = await stat(file).then(
      facts => `${Math.ceil(facts.size / 1024)} kB`,
      () => 'empty so far',
    );
    return { topic, level: 'ok', text: `${file}, ${size}, level ${level}` };
  } catch (error) {
    return {
      topic,
      level: 'broken',
      text: `${file} cannot be written (${reasonOf(error)}).`,
      remedy: 'Make the data folder yours, or name another with ACQUAINT_DATA.',
    };
  }
}

export async function checkDisk(folder: string): Promise<Finding> {
  const topic = 'Disk';
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / megabyte);
  const text = `${free >= 1024 ? `${(free / 1024).toFixed(1)} GB` : `${free} MB`} free for ${folder}`;
  if (free < fullDisk) return { topic, level: 'broken', text, remedy: 'Make room: the database cannot grow.' };
  return free < nearlyFullDisk
    ? { topic, level: 'note', text, remedy: 'Make room before the next import.' }
    : { topic, level: 'ok', text };
}
