/** The company's CRM as the settings name it, or the demo's. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { crmSettings } from '../config.ts';
import { openCsv } from '../crm/csv/csv.ts';
import { family } from '../crm/csv/read.ts';
import { openHubspot } from '../crm/hubspot/hubspot.ts';
import { openWebhooks as hubspotWebhooks } from '../crm/hubspot/webhook.ts';
import { openOdoo } from '../crm/odoo/odoo.ts';
import { openPipedrive } from '../crm/pipedrive/pipedrive.ts';
import { openWebhooks as pipedriveWebhooks } from '../crm/pipedrive/webhook.ts';
import type { Crm, Webhooks } from '../crm/port.ts';
import { openSalesforce } from '../crm/salesforce/salesforce.ts';
import type { CrmSource } from '../intake/crm-connection.ts';
import { recognise } from '../sources/readers.ts';
import type { Opened } from './data.ts';
import { copyDemoCrm } from './demo-crm.ts';

export interface OpenedCrm {
  readonly crm: Crm;
  readonly source: CrmSource;
  /** Absent: it tells us nothing by itself. */
  readonly webhooks?: Webhooks;
}

const clock = () => new Date();
/** Rows of a page: on the embedded database a question waits for one. */
const pageSizes = { embedded: 250, postgres: 500 } as const;

/** What was imported from such files before goes on as the same source. */
const ofFiles: CrmSource = { family, name: 'HubSpot' };

/** The demo's CRM: in its data folder, because the one of the project is never written to. */
const demoFolder = (opened: Opened) => join(opened.folder, 'crm');

/** @returns null where there is none. @throws a sentence where it is set up by half */
export function openCrm(opened: Opened): OpenedCrm | null {
  const settings = crmSettings(opened.config);
  const pageSize = pageSizes[opened.db.kind];
  if (settings?.crm === 'odoo') {
    const { login } = settings;
    const crm = openOdoo({ login, language: opened.config.ACQUAINT_LANGUAGE, clock, pageSize });
    return { crm, source: { family: 'odoo', name: `Odoo ${login.database}` } };
  }
  // Each gives pages of the size that costs it least.
  const language = opened.config.ACQUAINT_LANGUAGE;
  if (settings?.crm === 'hubspot') {
    const { token, webhookSecret: secret } = settings;
    return {
      crm: openHubspot({ token, language, clock, webhooks: secret !== undefined }),
      source: { family: 'hubspot', name: 'HubSpot' },
      ...(secret ? { webhooks: hubspotWebhooks(secret) } : {}),
    };
  }
  if (settings?.crm === 'pipedrive') {
    const { url, token, webhookLogin: login } = settings;
    return {
      crm: openPipedrive({ url, token, language, clock, webhooks: login !== undefined }),
      source: { family: 'pipedrive', name: 'Pipedrive' },
      ...(login ? { webhooks: pipedriveWebhooks(login) } : {}),
    };
  }
  if (settings?.crm === 'salesforce') {
    const { login } = settings;
    const source: CrmSource = { family: 'salesforce', name: 'Salesforce' };
    return { crm: openSalesforce({ login, language, clock, pageSize }), source };
  }
  if (settings) return { crm: openCsv({ folder: settings.folder, recognise, clock, pageSize }), source: ofFiles };
  if (!opened.isDemo) return null;
  const folder = demoFolder(opened);
  const prepare = () => copyDemoCrm(opened.db, folder);
  return { crm: openCsv({ folder, prepare, recognise, clock, pageSize }), source: ofFiles };
}

/** Whether it is to be read again and again: the demo's only once somebody wrote into it. */
export const isSynced = (opened: Opened) =>
  crmSettings(opened.config) !== null || (opened.isDemo && existsSync(demoFolder(opened)));
