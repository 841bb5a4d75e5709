/** The commands and their options. Each command's work is a file of its own, loaded when it is called. */
import { Command } from 'commander';

const dataOption = ['--data <folder>', 'the data folder, instead of the company’s or the demo’s'] as const;
const asOption = ['--as <e-mail>', 'the colleague who asks, or whose files these are'] as const;

export async function runCommand(argv: readonly string[]): Promise<void> {
  const program = new Command('acquaint')
    .description('Who do we know there? Answers from your own CRM, mail, calendar and profiles.')
    .showHelpAfterError('Run ./acquaint --help for what it can do.');

  program
    .command('start', { isDefault: true })
    .description('open the database (the demo company at first) and answer questions in the terminal')
    .option(...dataOption)
    .option(...asOption)
    .action(async options => (await import('./start.ts')).start(options));

  program
    .command('ask [question...]')
    .description('answer one question, or many from a file')
    .option(...asOption)
    .option('--json', 'one line of JSON instead of a card')
    .option('--lang <language>', 'answer in this language: en, pl, cs, de or fa')
    .option('--batch <file>', 'questions.jsonl: one {"id","as","text","thread"?,"readers"?,"lang"?,"now"?} a line')
    .option(...dataOption)
    .action(async (words: string[], options) => (await import('./ask.ts')).ask(words.join(' '), options));

  await program.parseAsync([...argv]);
}
