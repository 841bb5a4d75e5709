/** The only reader of the environment: one schema, every problem in one message. */
import { z } from 'zod';

const optional = z
  .string()
  .trim()
  .transform(text => (text === '' ? undefined : text))
  .optional();
const number = (fallback: number, least: number, most: number) =>
  z.coerce.number().min(least).max(most).default(fallback);

/** Each setting's description is the text of the README's table and of `.env.example`. */
export const settings = z
  .object({
    DATABASE_URL: optional.describe(
      'A Postgres server, 15 or newer, with pgvector. Empty: the embedded database in the data folder.',
    ),
    ACQUAINT_DATA: optional.describe(
      'The data folder. Empty: `.acquaint/company`, or `.acquaint/demo` until something was imported.',
    ),
    ACQUAINT_LANGUAGE: z
      .enum(['en', 'pl', 'cs', 'de', 'fa'])
      .default('en')
      .describe('Language of answers where neither the question nor the colleague shows one.'),
    OPENAI_API_KEY: optional.describe(
      'Key of an OpenAI-compatible chat model. Empty: the embedded interpreter understands alone.',
    ),
    OPENAI_BASE_URL: optional.describe('Address of the model server. Empty: the default of OpenAI.'),
    OPENAI_MODEL: z.string().default('gpt-4.1-mini').describe('The chat model that chooses what a question asks for.'),
    OPENAI_EMBEDDING_MODEL: optional.describe(
      'Embeddings through the same server. Empty: the bundled English embedder.',
    ),
    SLACK_BOT_TOKEN: optional.describe(
      'Answers in Slack with this token, `xoxb-…`: api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token.',
    ),
    SLACK_SIGNING_SECRET: optional.describe(
      'Tells Slack’s requests from forged ones: api.slack.com/apps, your app, Basic Information, Signing Secret.',
    ),
    SLACK_APP_TOKEN: optional.describe(
      'Socket Mode, without a public address, `xapp-…`: api.slack.com/apps, your app, Basic Information, App-Level Tokens, with the scope connections:write.',
    ),
    MICROSOFT_APP_ID: optional.describe(
      'Answers in Teams as this app: portal.azure.com, your Azure Bot, Configuration, Microsoft App ID.',
    ),
    MICROSOFT_APP_PASSWORD: optional.describe(
      'Its secret: portal.azure.com, your Azure Bot, Configuration, Manage Password, New client secret, the Value.',
    ),
    MICROSOFT_APP_TENANT_ID: optional.describe(
      'Whose colleagues it answers: portal.azure.com, your Azure Bot, Configuration, App Tenant ID.',
    ),
    ODOO_URL: optional.describe('The company’s CRM is this Odoo, 14 to 19: its address, `https://crm.example`.'),
    ODOO_DATABASE: optional.describe(
      'Its database: Odoo shows it in the list behind the login page, or your administrator knows.',
    ),
    ODOO_USER: optional.describe('Login of the user we are in Odoo. docs/crm.md says which rights it needs.'),
    ODOO_KEY: optional.describe('Its API key: in Odoo, the user’s Preferences, Account Security, New API Key.'),
    HUBSPOT_TOKEN: optional.describe(
      'Or the company’s CRM is HubSpot: a service key, HubSpot, Development, Keys, Service Keys.',
    ),
    HUBSPOT_WEBHOOK_SECRET: optional.describe(
      'HubSpot tells us by itself what changed: the client secret of the app whose webhooks point to `/crm/hubspot`.',
    ),
    PIPEDRIVE_URL: optional.describe(
      'Or it is Pipedrive: the address you open it at, `https://company.pipedrive.com`.',
    ),
    PIPEDRIVE_TOKEN: optional.describe('Its token: in Pipedrive, Personal preferences, API.'),
    PIPEDRIVE_WEBHOOK_USER: optional.describe(
      'Pipedrive tells us by itself what changed: the HTTP Auth username of its webhooks to `/crm/pipedrive`.',
    ),
    PIPEDRIVE_WEBHOOK_PASSWORD: optional.describe('Their HTTP Auth password: one that you make up.'),
    SALESFORCE_URL: optional.describe(
      'Or it is Salesforce: your own address, `https://company.my.salesforce.com`: Setup, My Domain.',
    ),
    SALESFORCE_KEY: optional.describe(
      'The consumer key of an External Client App with the client credentials flow: Setup, External Client App Manager, your app, Settings.',
    ),
    SALESFORCE_SECRET: optional.describe('Its consumer secret, at the same place.'),
    CRM_FOLDER: optional.describe('Instead of a CRM: a folder with the export of one, which is also written to.'),
    ACQUAINT_SYNC_MINUTES: number(10, 1, 1440).describe('Minutes between two looks into the CRM while we run.'),
    ACQUAINT_UNDO_HOURS: number(24, 1, 720).describe('Hours in which what was written into the CRM can be taken back.'),
    PORT: number(3000, 0, 65_535).describe('Where `./acquaint serve` listens.'),
    ACQUAINT_MODEL_SECONDS: number(8, 1, 120).describe(
      'Seconds the chat model may take before the interpreter answers.',
    ),
    ACQUAINT_TURN_DAYS: number(30, 1, 3650).describe('Days after which the words of questions are deleted.'),
    ACQUAINT_STRONG: number(0.72, 0, 1).describe('Least strength called strong.'),
    ACQUAINT_WARM: number(0.6, 0, 1).describe('Least strength called warm.'),
    ACQUAINT_FAINT: number(0.02, 0, 1).describe('Least strength called faint.'),
    ACQUAINT_LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error'])
      .default('info')
      .describe('What goes to `acquaint.log` in the data folder.'),
  })
  .refine(found => found.ACQUAINT_STRONG > found.ACQUAINT_WARM && found.ACQUAINT_WARM > found.ACQUAINT_FAINT, {
    path: ['ACQUAINT_STRONG'],
    message: 'ACQUAINT_STRONG must be above ACQUAINT_WARM, and that above ACQUAINT_FAINT',
  });

export type Config = z.infer<typeof settings>;

/** How Slack is reached: by requests it sends us, or over a socket that we open. */
export type SlackSettings = { readonly token: string } & (
  | { readonly signingSecret: string }
  | { readonly appToken: string }
);

const meaning = (name: keyof typeof settings.shape) => `  ${name}: ${settings.shape[name].description ?? ''}`;

/** @returns null where nothing of Slack is set. @throws one message that names what is missing and where to find it */
export function slackSettings(config: Config): SlackSettings | null {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = config;
  if (!token && !signingSecret && !appToken) return null;
  const problems = [
    ...(token ? [] : [meaning('SLACK_BOT_TOKEN')]),
    ...(token && !token.startsWith('xoxb-')
      ? [`${meaning('SLACK_BOT_TOKEN')} What is set does not begin with xoxb-.`]
      : []),
    ...(appToken && !appToken.startsWith('xapp-')
      ? [`${meaning('SLACK_APP_TOKEN')} What is set does not begin with xapp-.`]
      : []),
    ...(signingSecret || appToken
      ? []
      : [meaning('SLACK_SIGNING_SECRET'), `or, instead of it,\n${meaning('SLACK_APP_TOKEN')}`]),
  ];
  if (problems.length > 0 || !token)
    throw new Error(
      `Slack is set up by half. Still needed:\n${problems.join('\n')}\nStep by step: docs/install-slack.md`,
    );
  if (appToken) return { token, appToken };
  return { token, signingSecret: signingSecret ?? '' };
}

/** Our registration at Microsoft: one app, of one tenant. */
export interface TeamsSettings {
  readonly id: string;
  readonly password: string;
  readonly tenant: string;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** @returns null where nothing of Teams is set. @throws one message that names what is missing and where to find it */
export function teamsSettings(config: Config): TeamsSettings | null {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenant } = config;
  if (!id && !password && !tenant) return null;
  const noGuid = (name: 'MICROSOFT_APP_ID' | 'MICROSOFT_APP_TENANT_ID') =>
    config[name] && !guid.test(config[name]) ? [`${meaning(name)} What is set is no id of Microsoft’s form.`] : [];
  const problems = [
    ...(id ? noGuid('MICROSOFT_APP_ID') : [meaning('MICROSOFT_APP_ID')]),
    ...(password ? [] : [meaning('MICROSOFT_APP_PASSWORD')]),
    ...(tenant ? noGuid('MICROSOFT_APP_TENANT_ID') : [meaning('MICROSOFT_APP_TENANT_ID')]),
  ];
  if (problems.length > 0 || !id || !password || !tenant)
    throw new Error(
      `Teams is set up by half. Still needed:\n${problems.join('\n')}\nStep by step: docs/install-teams.md`,
    );
  return { id, password, tenant };
}

/** What is set of each platform. @throws one message with the problems of all of them */
export function chatSettings(config: Config): { slack: SlackSettings | null; teams: TeamsSettings | null } {
  const problems: string[] = [];
  const read = <T>(settingsOf: (config: Config) => T | null): T | null => {
    try {
      return settingsOf(config);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const found = { slack: read(slackSettings), teams: read(teamsSettings) };
  if (problems.length > 0) throw new Error(problems.join('\n\n'));
  return found;
}

/** The company's CRM: one of a vendor, or a folder of files. */
export type CrmSettings =
  | { readonly crm: 'odoo'; readonly login: { url: string; database: string; user: string; key: string } }
  | { readonly crm: 'hubspot'; readonly token: string; readonly webhookSecret?: string }
  | {
      readonly crm: 'pipedrive';
      readonly url: string;
      readonly token: string;
      readonly webhookLogin?: { readonly user: string; readonly password: string };
    }
  | { readonly crm: 'salesforce'; readonly login: { url: string; key: string; secret: string } }
  | { readonly crm: 'csv'; readonly folder: string };

const isAddress = (text: string) => /^https?:\/\/[^\s/]+\/?$/iu.test(text);

function odooSettings(config: Config): CrmSettings | null {
  const { ODOO_URL: url, ODOO_DATABASE: database, ODOO_USER: user, ODOO_KEY: key } = config;
  if (!url && !database && !user && !key) return null;
  const names = ['ODOO_URL', 'ODOO_DATABASE', 'ODOO_USER', 'ODOO_KEY'] as const;
  const problems = [
    ...names.filter(name => !config[name]).map(meaning),
    ...(url && !isAddress(url) ? [`${meaning('ODOO_URL')} What is set is no such address.`] : []),
  ];
  if (problems.length > 0 || !url || !database || !user || !key)
    throw new Error(`Odoo is set up by half. Still needed:\n${problems.join('\n')}\nStep by step: docs/crm.md`);
  return { crm: 'odoo', login: { url: url.replace(/\/$/u, ''), database, user, key } };
}

function hubspotSettings(config: Config): CrmSettings | null {
  const { HUBSPOT_TOKEN: token, HUBSPOT_WEBHOOK_SECRET: webhookSecret } = config;
  if (!token && !webhookSecret) return null;
  if (!token) throw new Error(`HubSpot is set up by half. Still needed:\n${meaning('HUBSPOT_TOKEN')}`);
  return { crm: 'hubspot', token, ...(webhookSecret ? { webhookSecret } : {}) };
}

function pipedriveSettings(config: Config): CrmSettings | null {
  const { PIPEDRIVE_URL: url, PIPEDRIVE_TOKEN: token } = config;
  const { PIPEDRIVE_WEBHOOK_USER: user, PIPEDRIVE_WEBHOOK_PASSWORD: password } = config;
  if (!url && !token && !user && !password) return null;
  const problems = [
    ...(url && isAddress(url) ? [] : ['PIPEDRIVE_URL' as const]),
    ...(token ? [] : ['PIPEDRIVE_TOKEN' as const]),
    ...(password && !user ? ['PIPEDRIVE_WEBHOOK_USER' as const] : []),
    ...(user && !password ? ['PIPEDRIVE_WEBHOOK_PASSWORD' as const] : []),
  ];
  if (problems.length > 0 || !url || !token)
    throw new Error(`Pipedrive is set up by half. Still needed:\n${problems.map(meaning).join('\n')}`);
  const webhooks = user && password ? { webhookLogin: { user, password } } : {};
  return { crm: 'pipedrive', url: url.replace(/\/$/u, ''), token, ...webhooks };
}

function salesforceSettings(config: Config): CrmSettings | null {
  const { SALESFORCE_URL: url, SALESFORCE_KEY: key, SALESFORCE_SECRET: secret } = config;
  if (!url && !key && !secret) return null;
  const names = ['SALESFORCE_URL', 'SALESFORCE_KEY', 'SALESFORCE_SECRET'] as const;
  const problems = [
    ...names.filter(name => !config[name]).map(meaning),
    ...(url && !isAddress(url) ? [`${meaning('SALESFORCE_URL')} What is set is no such address.`] : []),
    // Records are not served there, and jsforce refuses it.
    ...(url && /\.lightning\.force\.com/iu.test(url)
      ? [`${meaning('SALESFORCE_URL')} What is set is where its pages are: it ends in .my.salesforce.com.`]
      : []),
  ];
  if (problems.length > 0 || !url || !key || !secret)
    throw new Error(`Salesforce is set up by half. Still needed:\n${problems.join('\n')}\nStep by step: docs/crm.md`);
  return { crm: 'salesforce', login: { url: url.replace(/\/$/u, ''), key, secret } };
}

/** @returns null where no CRM is set. @throws one message that names what is missing or contradicts */
export function crmSettings(config: Config): CrmSettings | null {
  const { CRM_FOLDER: folder } = config;
  const found: CrmSettings[] = [
    odooSettings(config),
    hubspotSettings(config),
    pipedriveSettings(config),
    salesforceSettings(config),
    folder ? ({ crm: 'csv', folder } as const) : null,
  ].flatMap(one => one ?? []);
  if (found.length > 1)
    throw new Error(`Two CRMs are set, ${found.map(({ crm }) => crm).join(' and ')}: leave the settings of one empty.`);
  return found[0] ?? null;
}

/** @throws one error that names every setting that is wrong, and why */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = Object.fromEntries(
    Object.keys(settings.shape).flatMap(name =>
      environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]],
    ),
  );
  const parsed = settings.safeParse(known);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings cannot be used:\n${problems.join('\n')}\nThe README's table says what each may be.`);
}
