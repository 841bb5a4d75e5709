/** What the Teams app says of itself, and what it asks for. */
import { commands } from '../../src/channels/teams/commands.ts';
import { languages } from '../../src/words/port.ts';
import { say } from '../../src/words/say.ts';
import { accent } from './icons.ts';

/** What the app asks for → why we need it. The page on installing has the same table; a test holds them equal. */
export const needs = {
  scopes: {
    personal: 'to be asked alone, and to send an answer to the asker alone where not everybody may read it',
    team: 'to be mentioned in channels, and to find out who reads there',
    groupChat: 'to be mentioned in group chats, and to find out who reads there',
  },
  permissions: {
    identity: 'to find the colleague whose account it is',
    messageTeamMembers: 'to write to a member of a team who has not written to it yet',
  },
  /** Asked for only with `--follow-ups`: with it Teams sends every message of the places that the app is in. */
  followUps: {
    'ChannelMessage.Read.Group': 'to hear the next question in a thread without a mention',
    'ChatMessage.Read.Chat': 'to hear the next question in a group chat without a mention',
  },
} as const;

export interface PackageOptions {
  /** Of the registration at Microsoft Entra; also the bot's. */
  readonly appId: string;
  /** Host name under which Teams reaches us. */
  readonly domain: string;
  /** Where the app's card leads whoever wants to know more. */
  readonly website: string;
  readonly version: string;
  /** Whether the asker may go on without mentioning us. */
  readonly followUps: boolean;
}

/** What is offered to be written. */
const ask = { title: say('en', 'abilities.find'), description: say('en', 'abilities.title') };
const homes = languages.map(language => ({
  title: say(language, 'home.word'),
  description: say(language, 'home.about'),
}));

/** The owner of a team or chat agrees to these when they add the app. */
const hearingAll = (appId: string) => ({
  webApplicationInfo: { id: appId },
  authorization: {
    permissions: { resourceSpecific: Object.keys(needs.followUps).map(name => ({ name, type: 'Application' })) },
  },
});

export function manifestOf({ appId, domain, website, version, followUps }: PackageOptions) {
  const scopes = Object.keys(needs.scopes);
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.21/MicrosoftTeams.schema.json',
    manifestVersion: '1.21',
    version,
    id: appId,
    developer: { name: 'Acquaint', websiteUrl: website, privacyUrl: website, termsOfUseUrl: website },
    name: { short: 'Acquaint', full: 'Acquaint: who do we know there?' },
    description: {
      short: 'Who do we know there? Answers from our own CRM, mail and calendars.',
      full:
        'Ask who we know at a company, how well, and who can introduce you. Acquaint answers from the company’s own CRM, ' +
        'mail, calendars and profiles, and shows only what everybody who reads the answer may see.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: accent,
    bots: [
      {
        botId: appId,
        scopes,
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          { scopes: ['personal'], commands: [ask, ...homes] },
          { scopes: ['team', 'groupChat'], commands: [ask] },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: commands.names.id,
            type: 'action',
            context: ['message'],
            title: 'Who knows them?',
            description: 'Who of us knows the people and companies that this message names',
            fetchTask: true,
          },
          {
            id: commands.log.id,
            type: 'action',
            context: ['message'],
            title: 'Log this',
            description: 'Puts this message into the CRM, once you have seen what would be written',
            fetchTask: true,
          },
          {
            id: commands.find.id,
            type: 'query',
            // Not in the command box: what is found is for those who read where it is put in.
            context: ['compose'],
            title: 'A contact or a company',
            description: 'Puts a card into your message: who of us knows them, as far as everybody there may see it',
            initialRun: false,
            parameters: [
              {
                name: commands.find.parameter,
                title: 'Name',
                description: 'Of a person or a company',
                inputType: 'text',
              },
            ],
          },
        ],
      },
    ],
    permissions: Object.keys(needs.permissions),
    validDomains: [domain],
    defaultInstallScope: 'personal',
    ...(followUps ? hearingAll(appId) : {}),
  };
}
