/** `people`: which user of a chat platform is which colleague, where their e-mail does not say it. */
import { chatTeams, linkByAdministrator } from '../access/chat.ts';
import type { ChatUser } from '../access/port.ts';
import { colleagueByEmail } from '../access/viewers.ts';
import type { Database } from '../db/database.ts';
import { openExisting } from './data.ts';

export interface PeopleOptions {
  readonly data?: string;
  readonly team?: string;
}

const platforms: readonly ChatUser['platform'][] = ['slack', 'teams'];

function platformOf(text: string): ChatUser['platform'] {
  const platform = platforms.find(one => one === text.trim().toLowerCase());
  if (platform) return platform;
  throw new Error(`"${text}" is no chat platform. Choose one of: ${platforms.join(', ')}.`);
}

/** @throws a sentence that says how to find the workspace, unless there is exactly one */
async function teamOf(db: Database, platform: ChatUser['platform'], asked: string | undefined): Promise<string> {
  if (asked) return asked.trim();
  const teams = await chatTeams(db, platform);
  const [only] = teams;
  if (only !== undefined && teams.length === 1) return only;
  const what = platform === 'slack' ? 'the workspace, T…' : 'the tenant';
  throw new Error(
    teams.length === 0
      ? `Nobody has asked from ${platform} yet: say with --team which id ${what} has.`
      : `There are several (${teams.join(', ')}): say with --team which.`,
  );
}

async function link(platform: string, id: string, email: string | null, options: PeopleOptions): Promise<void> {
  const { db } = await openExisting(options.data);
  try {
    const name = platformOf(platform);
    const team = await teamOf(db, name, options.team);
    const colleague = email === null ? null : await colleagueByEmail(db, email);
    if (email !== null && !colleague)
      throw new Error(`${email} is no colleague: ./acquaint company --people colleagues.csv adds them.`);
    await linkByAdministrator(db, { platform: name, team, id: id.trim() }, colleague, new Date());
    process.stdout.write(
      colleague
        ? `${id} of ${team} in ${name} is ${colleague.name} from now on, whatever the e-mail of that account.\n`
        : `${id} of ${team} in ${name} is nobody from now on, whatever the e-mail of that account.\n`,
    );
  } finally {
    await db.close();
  }
}

export const linkCommand = (platform: string, id: string, email: string, options: PeopleOptions) =>
  link(platform, id, email, options);

export const unlinkCommand = (platform: string, id: string, options: PeopleOptions) =>
  link(platform, id, null, options);
