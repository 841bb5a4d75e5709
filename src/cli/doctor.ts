/** `doctor`: what is configured, reachable, brought up to date and fresh, and the remedy for each problem. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import { type Database, openFolder, openServer } from '../db/database.ts';
import { createUseEmbedder } from '../knowledge/embedder/use-embedder.ts';
import { exists, folderOf, forgetAfter, config as readSettings } from './data.ts';
import { checkBacklog } from './doctor/backlog.ts';
import { checkCompany, checkFeedback, checkSearch, checkSources } from './doctor/contents.ts';
import { checkCrm } from './doctor/crm.ts';
import { checkDatabase, checkMigrations, checkRights, holderOf, serverOf } from './doctor/database.ts';
import { type Finding, reasonOf, renderFindings } from './doctor/finding.ts';
import { checkDisk, checkLog, checkModel } from './doctor/surroundings.ts';

export interface DoctorOptions {
  readonly data?: string;
}

/** Longer than this and the server counts as out of reach. Milliseconds. */
const patience = 10_000;

export async function doctorCommand(options: DoctorOptions): Promise<void> {
  const findings = await examine(options);
  const broken = findings.filter(one => one.level === 'broken').length;
  const notes = findings.filter(one => one.level === 'note').length;
  const verdict =
    broken > 0
      ? `${broken} broken${notes > 0 ? `, ${notes} to improve` : ''}.`
      : notes > 0
        ? `All works; ${notes} to improve.`
        : 'All is well.';
  process.stdout.write(`${renderFindings(findings)}\n\n${verdict}\n`);
  if (broken > 0) process.exitCode = 1;
}

async function examine(options: DoctorOptions): Promise<Finding[]> {
  let settings: Config;
  try {
    settings = readSettings();
  } catch (error) {
    return [{ topic: 'Settings', level: 'broken', text: reasonOf(error), remedy: 'Correct .env or the environment.' }];
  }
  const folder = folderOf(settings, options.data);
  const parts: Finding[] = [
    { topic: 'Node', level: 'ok', text: process.version },
    { topic: 'Settings', level: 'ok', text: configured(settings) },
  ];
  if (exists(settings, folder)) parts.push(...(await examineDatabase(settings, folder)));
  else
    parts.push({
      topic: 'Database',
      level: 'note',
      text: `There is none in ${folder} yet.`,
      remedy: 'npm start makes the demo company’s, ./acquaint import <files> your own.',
    });
  const place = nearest(folder);
  parts.push(await checkModel(settings, fetch));
  if (existsSync(folder)) parts.push(await checkLog(folder, settings.ACQUAINT_LOG_LEVEL));
  parts.push(...(await checked('Disk', async () => [await checkDisk(place)])));
  return parts;
}

/** What is set, never a secret. */
const configured = (settings: Config) =>
  [
    settings.DATABASE_URL ? 'a Postgres server' : 'the embedded database',
    settings.OPENAI_API_KEY || settings.OPENAI_BASE_URL ? `the model ${settings.OPENAI_MODEL}` : 'no model',
    `language ${settings.ACQUAINT_LANGUAGE}`,
    `questions kept ${settings.ACQUAINT_TURN_DAYS} days`,
  ].join(', ');

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

async function examineDatabase(settings: Config, folder: string): Promise<Finding[]> {
  const where = settings.DATABASE_URL ? serverOf(settings.DATABASE_URL) : folder;
  let db: Database;
  let reached: Finding;
  try {
    db = settings.DATABASE_URL ? openServer(settings.DATABASE_URL, 1) : await openFolder(folder);
    reached = await within(patience, checkDatabase(db, where));
  } catch (error) {
    return [
      {
        topic: 'Database',
        level: 'broken',
        text: `${where} cannot be reached: ${reasonOf(error)}`,
        remedy: settings.DATABASE_URL
          ? 'Check that the server runs and that DATABASE_URL is right, or empty it for the embedded database.'
          : 'Stop what holds it; if the folder is damaged, move it away and import again.',
      },
    ];
  }
  try {
    const holder = db.kind === 'embedded' ? await holderOf(folder) : null;
    const parts = [
      holder === null ? reached : { ...reached, text: `${reached.text}; process ${holder} has it open too` },
    ];
    parts.push(...(await checked('Rights', () => checkRights(db))));
    const migrations = await checked('Migrations', async () => [await checkMigrations(db)]);
    parts.push(...migrations);
    if (migrations.some(one => one.level === 'broken')) return parts;
    parts.push(...(await checked('Our company', () => checkCompany(db))));
    parts.push(...(await checked('Sources', () => checkSources(db, new Date()))));
    parts.push(...(await checked('CRM', () => checkCrm(db, settings, new Date()))));
    parts.push(...(await checked('Writes', () => checkBacklog(db, new Date()))));
    const embedder = settings.OPENAI_EMBEDDING_MODEL
      ? `openai:${settings.OPENAI_EMBEDDING_MODEL}`
      : createUseEmbedder({ idleMs: 0 }).id;
    parts.push(...(await checked('Search', async () => [await checkSearch(db, embedder)])));
    parts.push(...(await checked('Feedback', () => checkFeedback(db))));
    await forgetAfter(db, settings);
    return parts;
  } finally {
    await db.close();
  }
}

/** A check that fails is a finding too. */
async function checked(topic: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ topic, level: 'broken', text: `could not be looked at: ${reasonOf(error)}` }];
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms / 1000} seconds`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
