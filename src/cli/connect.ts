/** `connect`: whether the CRM that is set up takes us, what we may do there, and what is missing. */
import { CrmFault } from '../domain/crm-fault.ts';
import { storeConnection } from '../intake/crm-connection.ts';
import { setMapping } from '../intake/crm-mapping.ts';
import { setVisible, visibleKinds } from '../intake/crm-visible.ts';
import { openCrm } from './crm.ts';
import { type Choice, found, mappedIn, ownFields, unreadableKinds, visibleIn } from './crm-choices.ts';
import { openExisting, openToChange } from './data.ts';
import { item } from './import-report.ts';

export interface ConnectOptions {
  readonly data?: string;
  readonly visible?: readonly string[];
  readonly map?: readonly string[];
}

const known = ['odoo', 'hubspot', 'pipedrive', 'salesforce', 'csv'];
const inWords = {
  activity: 'calls, meetings, mails and notes',
  task: 'tasks',
  change: 'stage, amount and close date of deals',
  contact: 'new contacts',
  company: 'new companies',
} as const;

const howTo: Readonly<Record<string, string>> = {
  odoo: 'Odoo is not set up: ODOO_URL, ODOO_DATABASE, ODOO_USER and ODOO_KEY in .env or the environment. docs/crm.md says where each is.',
  hubspot: 'HubSpot is not set up: HUBSPOT_TOKEN in .env or the environment. docs/crm.md says where it is.',
  pipedrive: 'Pipedrive is not set up: PIPEDRIVE_URL and PIPEDRIVE_TOKEN in .env or the environment.',
  salesforce:
    'Salesforce is not set up: SALESFORCE_URL, SALESFORCE_KEY and SALESFORCE_SECRET in .env or the environment. docs/crm.md says where each is.',
  csv: 'No folder is set: CRM_FOLDER in .env or the environment, or --data with the demo company.',
};

/** What lets the CRM tell us by itself. */
const sooner: Readonly<Record<string, string>> = {
  hubspot: 'With HUBSPOT_WEBHOOK_SECRET HubSpot tells serve what changed, so that it is seen sooner: docs/crm.md.',
  pipedrive:
    'With PIPEDRIVE_WEBHOOK_USER and PIPEDRIVE_WEBHOOK_PASSWORD Pipedrive tells serve what changed: docs/crm.md.',
};

/** The demo is connected where it is; the company's data folder is made for what is to come. */
const open = async (data: string | undefined) => {
  const existing = await openExisting(data).catch(() => null);
  if (existing?.isDemo) return existing;
  await existing?.db.close();
  return openToChange(data);
};

/** What somebody is told of a fault: what happened, and what to do about it. */
export const reasonOfFault = (error: unknown) =>
  error instanceof CrmFault ? new Error([error.message, error.remedy].filter(text => text !== '').join(' ')) : error;

export async function connectCommand(name: string, options: ConnectOptions): Promise<void> {
  if (!known.includes(name))
    throw new Error(`${name} is no CRM that can be connected. There are: ${known.join(', ')}.`);
  const [visible, choices] = [visibleIn(options.visible), mappedIn(options.map)];
  const opened = await open(options.data);
  try {
    const connected = openCrm(opened);
    if (connected?.crm.name !== name) throw new Error(howTo[name]);
    const { crm, source } = connected;
    const checked = await crm.check().catch((error: unknown) => {
      throw reasonOfFault(error);
    });
    const mapped: Choice[] = [];
    for (const choice of choices) mapped.push(await found(crm, choice));
    const seenByAll = await opened.db.transaction(async sql => {
      const { id } = await storeConnection(sql, crm, source, checked);
      for (const { stream, to } of visible) await setVisible(sql, { sourceId: id, checked }, stream, to, new Date());
      for (const { stream, ours, theirs } of mapped) await setMapping(sql, id, stream, ours, theirs);
      return visibleKinds(sql, id);
    });
    const { abilities, missing } = checked;
    const writes = abilities.writes.map(kind => inWords[kind]);
    process.stdout.write(
      `${[
        `Connected: ${checked.says}.`,
        writes.length > 0 ? `May be written: ${writes.join('; ')}.` : 'The connection is read-only.',
        ...missing.map(item),
        ...unreadableKinds(checked, seenByAll).map(({ kinds, first, isOpen, reason }) =>
          item(
            isOpen
              ? `${kinds}: shown to all colleagues, as you said; --visible ${first}=owner takes it back. ${reason}`
              : `${kinds}: shown to their owners only, because we cannot follow who may see them; where all may, --visible ${first}=all opens them. ${reason}`,
          ),
        ),
        ...mapped.map(({ stream, ours, theirs }) =>
          item(
            theirs === null
              ? `${stream}.${ours} is filled as usual again from the next sync on.`
              : `${stream}.${ours} is filled from ${theirs} from the next sync on, which reads all ${stream} again.`,
          ),
        ),
        ...(await ownFields(crm)).map(item),
        ...(abilities.webhooks || !sooner[name] ? [] : [sooner[name]]),
        './acquaint sync reads it now; npm start and ./acquaint serve do so by themselves.',
      ].join('\n')}\n`,
    );
    if (missing.length > 0) process.exitCode = 1;
    await crm.close();
  } finally {
    await opened.db.close();
  }
}
