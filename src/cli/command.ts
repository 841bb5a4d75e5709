/** The commands and their options. Each command's work is a file of its own, loaded when it is called. */
import { Command } from 'commander';

const dataOption = ['--data <folder>', 'the data folder, instead of the company’s or the demo’s'] as const;
const asOption = ['--as <e-mail>', 'the colleague who asks, or whose files these are'] as const;

/** An option that may be given several times. */
const several = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

export async function runCommand(argv: readonly string[]): Promise<void> {
  const program = new Command('acquaint')
    .description('Who do we know there? Answers from your own CRM, mail, calendar and profiles.')
    .showHelpAfterError('Run ./acquaint --help for what it can do.');

  program
    .command('start', { isDefault: true })
    .description(
      'answer questions in the terminal, on the demo company at first; in Slack and Teams where they are set up',
    )
    .option(...dataOption)
    .option(...asOption)
    .action(async options => (await import('./start.ts')).start(options));

  program
    .command('serve')
    .description('answer in Slack and Teams: a server for what they send, and for whether we are well')
    .option('--port <number>', 'where to listen, instead of PORT')
    .option(...dataOption)
    .action(async options => (await import('./serve.ts')).serve(options));

  program
    .command('ask [question...]')
    .description('answer one question, or many from a file')
    .option(...asOption)
    .option('--json', 'one line of JSON instead of a card')
    .option('--lang <language>', 'answer in this language: en, pl, cs, de or fa')
    .option('--batch <file>', 'questions.jsonl: one {"id","as","text","thread"?,"readers"?,"lang"?,"now"?} a line')
    .option(...dataOption)
    .action(async (words: string[], options) => (await import('./ask.ts')).ask(words.join(' '), options));

  program
    .command('import <paths...>')
    .description('read CRM exports, LinkedIn archives, mailboxes, calendars and contacts: files, folders or zips')
    .option(...asOption)
    .option('--share <level>', 'who sees whom the owner knows from these files: named, anonymous or private')
    .option('--keep-details', 'keep subjects, places and texts of the owner’s mails and events, for the owner alone')
    .option(
      '--map <column=field,...>',
      'what the columns of an unknown table are; remembered for the next time',
      several,
    )
    .option('--rejects <file>', 'write every rejected row with its reason to this CSV')
    .option('--name <name>', 'what this CRM is called, where there are two of one kind')
    .option(...dataOption)
    .action(async (paths: string[], options) => (await import('./import.ts')).importCommand(paths, options));

  const sources = program
    .command('sources')
    .description('list what was imported, whose it is and who sees it; share or remove it')
    .option(...dataOption)
    .action(async options => (await import('./sources.ts')).listCommand(options));
  sources
    .command('share <id> <level>')
    .description('who sees whom the owner knows from it: named, anonymous or private')
    .option(...dataOption)
    .action(async (id: string, level: string, options) =>
      (await import('./sources.ts')).shareCommand(id, level, { ...sources.opts(), ...options }),
    );
  sources
    .command('remove <id>')
    .description('remove a source with everything only it said')
    .option('--yes', 'without being asked')
    .option(...dataOption)
    .action(async (id: string, options) =>
      (await import('./sources.ts')).removeCommand(id, { ...sources.opts(), ...options }),
    );

  program
    .command('forget <person...>')
    .description('erase a person everywhere, by name, e-mail or id, and keep them from being imported again')
    .option('--yes', 'without being asked')
    .option(...dataOption)
    .action(async (words: string[], options) => (await import('./forget.ts')).forgetCommand(words, options));

  program
    .command('company')
    .description('who we are: our mail domains, our name, the colleagues, and which of them is you')
    .option('--domain <domain>', 'a mail domain of ours; may be given several times', several)
    .option('--people <file>', 'colleagues.csv: name, email and any of team, language, time_zone, profile')
    .option('--me <e-mail>', 'who asks when --as does not say')
    .option('--name <name>', 'our company’s name')
    .option(...dataOption)
    .action(async options => (await import('./company.ts')).companyCommand(options));

  const people = program
    .command('people')
    .description('which user of a chat platform is which colleague, where their e-mail does not say it');
  const teamOption = ['--team <id>', 'the workspace or tenant, where there are several'] as const;
  people
    .command('link <platform> <user-id> <e-mail>')
    .description('this user of slack or teams is this colleague')
    .option(...teamOption)
    .option(...dataOption)
    .action(async (platform: string, id: string, email: string, options) =>
      (await import('./people.ts')).linkCommand(platform, id, email, options),
    );
  people
    .command('unlink <platform> <user-id>')
    .description('this user is nobody of ours, also where their e-mail says so')
    .option(...teamOption)
    .option(...dataOption)
    .action(async (platform: string, id: string, options) =>
      (await import('./people.ts')).unlinkCommand(platform, id, options),
    );

  program
    .command('connect <crm>')
    .description(
      'check the CRM that is set up, odoo, hubspot, pipedrive, salesforce or csv: the login, our rights, which rules we can follow',
    )
    .option(
      '--visible <kind=all,...>',
      'who sees deals, activities … whose rules the CRM does not tell: all colleagues, or only the owner again',
      several,
    )
    .option('--map <kind.field=theirs,...>', 'fill a field of ours from one that you added to the CRM', several)
    .option(...dataOption)
    .action(async (crm: string, options) => (await import('./connect.ts')).connectCommand(crm, options));

  program
    .command('sync')
    .description('read what changed in the CRM; while we run this happens by itself')
    .option('--full', 'read everything again, and look for what was deleted without a trace')
    .option('--watch', 'go on until you stop it')
    .option(...dataOption)
    .action(async options => (await import('./sync.ts')).syncCommand(options));

  program
    .command('doctor')
    .description('what is configured, reachable and up to date, and the remedy for each problem')
    .option(...dataOption)
    .action(async options => (await import('./doctor.ts')).doctorCommand(options));

  await program.parseAsync([...argv]);
}
