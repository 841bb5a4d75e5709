/** `npm start`: the terminal, or the chat platforms where one is set up. */
import { randomUUID } from 'node:crypto';
import { openConsole } from '../channels/console/console.ts';
import { answerOthers } from '../channels/console/running-bot.ts';
import { chatSettings } from '../config.ts';
import { openLog } from '../log.ts';
import { languages } from '../words/port.ts';
import { askerOf } from './asker.ts';
import { openBackground } from './background.ts';
import { config, keyOf, openToAsk } from './data.ts';
import { openProgress } from './progress.ts';

export interface StartOptions {
  readonly data?: string;
  readonly as?: string;
}

/** On the demo company, each leads somewhere worth seeing. */
const demoQuestions = [
  'who do we know at Globex?',
  'someone in procurement at a hospital in Poland',
  'who could introduce me to Priya Raman?',
];

export async function start(options: StartOptions): Promise<void> {
  const { slack, teams } = chatSettings(config());
  // Whoever says who they are wants to ask here.
  if ((slack || teams) && options.as === undefined) return (await import('./serve.ts')).serve(options);
  const { output, isTTY } = { output: process.stdout, isTTY: process.stdout.isTTY };
  let bar: ReturnType<typeof openProgress> | null = null;
  // Together: the embedded database starts in a thread of its own.
  const [opened, { openAcquaint }] = await Promise.all([
    openToAsk(options.data, {
      now: new Date(),
      progress(what, done) {
        bar ??= openProgress('Loading the demo company', 1);
        bar.update(done, what);
        if (done === 1) bar.stop();
      },
    }),
    import('../main.ts'),
  ]);
  const log = openLog(opened.folder, opened.config.ACQUAINT_LOG_LEVEL);
  const background = openBackground(opened, log);
  const acquaint = await openAcquaint(opened.config, opened.db, opened.folder, background.writes, log);
  const others = await answerOthers(opened.folder, keyOf(opened.config), acquaint.respond);
  try {
    await background.start();
    const asker = await askerOf(opened.db, options.as);
    const role = [asker.name, asker.team?.toLowerCase()].filter(Boolean).join(', ');
    output.write(
      opened.isDemo
        ? `This is Acquaint with its demo company. You are ${role}; --as <e-mail> asks as somebody else.\n`
        : `This is Acquaint. You are ${role}.\n`,
    );
    const examples = opened.isDemo
      ? demoQuestions
      : ['who do we know at <company>?', 'who knows <person>?', 'who do we know in <city>?'];
    output.write(
      `Ask, for example:\n${examples.map(example => `  ${example}`).join('\n')}\n${isTTY ? 'Type exit to leave.\n' : ''}`,
    );
    const terminal = openConsole({
      input: process.stdin,
      output,
      asker,
      session: randomUUID(),
      clock: () => new Date(),
    });
    acquaint.prepare(languages.find(language => language === asker.language) ?? opened.config.ACQUAINT_LANGUAGE);
    process.once('SIGINT', () => terminal.stop());
    await terminal.start(acquaint.respond);
  } finally {
    await background.stop();
    await others.close();
    await acquaint.close();
  }
}
