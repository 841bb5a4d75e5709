/** The composition root: config → database → knowledge → skills → agent. Channels are put in front of what it returns. */
import { openAgent } from './agent/agent.ts';
import { createInterpreter } from './agent/interpreter/interpret.ts';
import { loadPhrasings, loadPrompt, loadSkillPages } from './agent/load-skills.ts';
import { withNote } from './cards/card.ts';
import type { LookUp, Respond, Turns } from './channels/port.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { type TieSettings, tieSettings } from './domain/tie.ts';
import { embedProfiles } from './intake/embed.ts';
import { loggedTouches } from './intake/logged-touches.ts';
import { createUseEmbedder } from './knowledge/embedder/use-embedder.ts';
import { openFindNames } from './knowledge/find-names.ts';
import { openKnowledge } from './knowledge/open.ts';
import type { Embedder } from './knowledge/port.ts';
import { noWrites } from './ledger/nothing.ts';
import { openLedger, type Writes } from './ledger/open.ts';
import { type Log, openLog } from './log.ts';
import { findPeople } from './skills/find-people/run.ts';
import { proposalForms } from './skills/log-interaction/form-filled.ts';
import { ledgerCard } from './skills/log-interaction/ledger-card.ts';
import { logInteraction } from './skills/log-interaction/run.ts';
import { writtenWords } from './skills/log-interaction/written-words.ts';
import { messageCard } from './skills/message-card.ts';
import { more } from './skills/more/run.ts';
import { abilitiesCard, failureCard } from './skills/none/card.ts';
import { whoWeKnow } from './skills/who-we-know/run.ts';
import { why } from './skills/why/run.ts';
import { openAnswer } from './turns/answer.ts';
import { openLookUp } from './turns/look-up.ts';
import { openRespond } from './turns/respond.ts';
import { openTurns } from './turns/turns.ts';
import { detectLanguage } from './words/detect.ts';
import type { Language } from './words/port.ts';
import { say } from './words/say.ts';

const root = new URL('../', import.meta.url);
const folderIn = (path: string) => new URL(path, root).pathname;

/** Minutes without a question after which the embedder's memory is given back. */
const embedderIdleMs = 5 * 60_000;

export interface Acquaint {
  readonly db: Database;
  readonly respond: Respond;
  /** The door for platforms that are told at once that we have a message. */
  readonly turns: Turns;
  readonly lookUp: LookUp;
  readonly embedder: Embedder;
  readonly log: Log;
  /** What the first question would otherwise wait for: a language's words are learned, missing vectors are made. */
  prepare(first: Language): void;
  close(): Promise<void>;
}

const settingsOf = (config: Config): TieSettings => ({
  ...tieSettings,
  cuts: { strong: config.ACQUAINT_STRONG, warm: config.ACQUAINT_WARM, faint: config.ACQUAINT_FAINT },
});

export async function openAcquaint(
  config: Config,
  db: Database,
  folder: string,
  writes: Writes = noWrites,
  log: Log = openLog(folder, config.ACQUAINT_LOG_LEVEL),
): Promise<Acquaint> {
  const server = {
    apiKey: config.OPENAI_API_KEY ?? 'none',
    ...(config.OPENAI_BASE_URL ? { baseUrl: config.OPENAI_BASE_URL } : {}),
  };
  const embedder = config.OPENAI_EMBEDDING_MODEL
    ? (await import('./agent/openai-embedder.ts')).createOpenAIEmbedder({
        ...server,
        model: config.OPENAI_EMBEDDING_MODEL,
      })
    : createUseEmbedder({ idleMs: embedderIdleMs });
  const knowledge = openKnowledge(db, embedder, settingsOf(config));
  const pages = await loadSkillPages(folderIn('skills'));
  const described = (name: string) => pages.get(name)?.description ?? name;
  const interpreter = createInterpreter(await loadPhrasings(folderIn('skills')));
  const timeLimit = config.ACQUAINT_MODEL_SECONDS * 1000;
  const findNames = openFindNames(db);
  const agent = openAgent({
    skills: [
      whoWeKnow(knowledge, described('who-we-know')),
      findPeople(knowledge, described('find-people')),
      more(knowledge, described('more')),
      why(knowledge, described('why')),
      logInteraction(knowledge, described('log-interaction')),
    ],
    interpret: interpreter.interpret,
    findNames,
    timeLimit,
    ...(config.OPENAI_API_KEY || config.OPENAI_BASE_URL
      ? {
          chatModel: (await import('./agent/chat-model.ts')).openChatModel({
            ...server,
            model: config.OPENAI_MODEL,
            timeLimit,
          }),
          prompt: await loadPrompt(folderIn('prompts'), pages),
        }
      : {}),
  });
  const ledger = openLedger({ db, history: loggedTouches, undoHours: config.ACQUAINT_UNDO_HOURS, ...writes });
  const forms = proposalForms(knowledge);
  const answer = openAnswer({
    db,
    agent,
    findNames,
    log,
    ledger,
    forms,
    language: config.ACQUAINT_LANGUAGE,
    voices: {
      async languageOf(text) {
        const { language, sure } = await detectLanguage(text);
        return sure ? language : undefined;
      },
      abilities: (language, asked) => abilitiesCard({ language, declined: !interpreter.isChatter(asked) }),
      failure: (language, reference) => failureCard(reference, { language }),
      modelDown: card => withNote(card, say(card.language, 'note.modelDown')),
      stranger: (language, why) => messageCard(`identity.chat.${why}`, { language }),
      click: (language, why) => messageCard(`click.${why}`, { language }),
      ledger: (language, view, now, { asker, note }) =>
        ledgerCard(view, { language, now, timeZone: asker.timeZone ?? undefined, ...(note ? { note } : {}) }),
      left: language => messageCard('ledger.left', { language }),
      unwritable: (card, why) => withNote({ ...card, actions: [] }, say(card.language, `ledger.unwritable.${why}`)),
      written: writtenWords,
    },
  });
  const closing = new AbortController();
  let embedding: Promise<unknown> = Promise.resolve();
  return {
    db,
    respond: openRespond({ db, log, answer }),
    lookUp: openLookUp({ db, agent, knowledge }),
    turns: openTurns({ db, knowledge, log, answer, ledger, forms }),
    embedder,
    log,
    prepare(first) {
      interpreter
        .warmUp(first)
        .catch((error: unknown) => log.error({ error: String(error) }, 'the interpreter could not warm up'));
      embedding = embedProfiles(db, embedder, closing.signal).catch((error: unknown) => {
        if (!closing.signal.aborted) log.error({ error: String(error) }, 'profiles could not be embedded');
      });
    },
    async close() {
      closing.abort();
      await embedding;
      await embedder.close();
      await db.close();
    },
  };
}
