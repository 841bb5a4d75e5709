/** What a message comes to: the skill that it asks for, run for those who will read the reply, and once more for the asker alone. */
import { audienceOf } from '../access/viewers.ts';
import type { Agent } from '../agent/port.ts';
import type { StoredTurn } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { FindNames } from '../knowledge/port.ts';
import type { Ledger } from '../ledger/port.ts';
import type { ProposalForms } from '../skills/port.ts';
import type { Language } from '../words/port.ts';
import { type Asked, isOthers } from './asked.ts';
import { filledRun } from './change-form.ts';
import { type Clicked, skillOf } from './click.ts';
import { fullerResult } from './for-asker-alone.ts';
import { namesInMessage } from './names-in-message.ts';
import { quotedLog } from './quoted-log.ts';
import { lastLogOf, memoryOf } from './store.ts';
import { whoIsNamed } from './who-is-named.ts';

export interface ResultParts {
  readonly db: Database;
  readonly agent: Agent;
  readonly findNames: FindNames;
  readonly ledger: Ledger;
  readonly forms: ProposalForms;
}

/** Earlier turns of a thread that are kept in mind. */
const remembered = 6;

/** Null: what was filled in is not possible any more, or the card was decided on. */
export function openResults({ db, agent, findNames, ledger, forms }: ResultParts) {
  return async (turn: StoredTurn, asked: Asked, clicked: Clicked | null, language: Language) => {
    const audience = await audienceOf(db, asked.asker, asked.readers);
    const memory = await memoryOf(db, { ...turn, asker: asked.asker }, turn.id, remembered);
    const isAlone = (asked.readers ?? [asked.asker.id]).every(reader => reader === asked.asker.id);
    const lastLog = isAlone ? { lastLog: () => lastLogOf(db, asked.asker.id) } : {};
    const context = { audience, now: turn.now, language, memory, ...lastLog };
    const run =
      clicked && (turn.filled ? await filledRun({ ledger, forms }, clicked, turn.filled, context) : skillOf(clicked));
    if (turn.filled && !run) return null;
    const text = clicked ? String(clicked.arguments.text ?? '') : turn.text;
    if (isOthers(asked)) {
      const result = asked.quoted
        ? await quotedLog({ agent, findNames }, text, asked.quoted, context)
        : await namesInMessage({ agent, findNames }, text, context);
      return { result, fuller: null, modelDown: false, audience };
    }
    if (!run && text === '') return { result: 'declined' as const, fuller: null, modelDown: false, audience };
    const { result: understood, ...model } = run
      ? { result: await agent.run(run.skill, run.arguments, { ...context, text: '' }), modelDown: false }
      : await agent.answer({ ...context, text });
    const isName = understood === 'declined' && asked.nameAlone && text !== '';
    const result = isName ? await whoIsNamed(agent, text, context) : understood;
    const fuller =
      result !== 'declined' && asked.direct !== undefined ? await fullerResult({ db, agent }, result, context) : null;
    return { result, fuller, audience, ...model };
  };
}
