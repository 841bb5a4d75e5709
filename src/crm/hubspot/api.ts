/**
 * HubSpot's API as far as we use it: the version, the paths, the shapes of its answers, and what its errors mean.
 * From 2026-09 on rules of the administrator hold for us as for everybody, and a record's associations have no GET.
 */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Answer } from '../rest.ts';

/** HubSpot supports a version for 18 months and brings two a year. */
const apiVersion = '2026-09';

export const paths = {
  objects: (type: string) => `/crm/objects/${apiVersion}/${type}`,
  object: (type: string, id: string) => `/crm/objects/${apiVersion}/${type}/${encodeURIComponent(id)}`,
  search: (type: string) => `/crm/objects/${apiVersion}/${type}/search`,
  batchRead: (type: string) => `/crm/objects/${apiVersion}/${type}/batch/read`,
  associations: (from: string, to: string) => `/crm/associations/${apiVersion}/${from}/${to}/batch/read`,
  owners: `/crm/owners/${apiVersion}`,
  properties: (type: string) => `/crm/properties/${apiVersion}/${type}`,
  pipelines: `/crm/pipelines/${apiVersion}/deals`,
  account: `/account-info/${apiVersion}/details`,
};

/** Values are strings, numbers and dates too. */
export const hubspotObject = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()),
  archived: z.boolean().optional(),
});
export type HubspotObject = z.infer<typeof hubspotObject>;

const paging = z.object({ next: z.object({ after: z.string() }).optional() }).nullish();

export const objectList = z.object({ results: z.array(hubspotObject), total: z.number().optional(), paging });
export const propertyList = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      label: z.string().nullish(),
      type: z.string(),
      groupName: z.string(),
      hubspotDefined: z.boolean().nullish(),
      hasUniqueValue: z.boolean().nullish(),
      dataSensitivity: z.string().nullish(),
      options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
});
export const ownerList = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
      archived: z.boolean().nullish(),
      teams: z.array(z.object({ name: z.string(), primary: z.boolean().nullish() })).nullish(),
    }),
  ),
  paging,
});
export const pipelineList = z.object({
  results: z.array(
    z.object({ id: z.string(), label: z.string(), stages: z.array(z.object({ id: z.string(), label: z.string() })) }),
  ),
});
/** Associated ids are numbers here, and strings everywhere else. */
export const associationList = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.string() }),
      to: z.array(
        z.object({
          toObjectId: z.union([z.string(), z.number()]).transform(String),
          associationTypes: z.array(z.object({ typeId: z.number() })),
        }),
      ),
      paging,
    }),
  ),
});
export const accountDetails = z.object({
  portalId: z.number(),
  timeZone: z.string(),
  companyCurrency: z.string(),
  uiDomain: z.string(),
});

const hubspotError = z.object({
  message: z.string(),
  category: z.string().nullish(),
  policyName: z.string().nullish(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
});

/** How long a policy holds where the answer does not say it. Milliseconds. */
const policies: Readonly<Record<string, number>> = { SECONDLY: 1000, TEN_SECONDLY_ROLLING: 10_000, DAILY: 3_600_000 };

/** Rules of the administrator come as a list in JSON inside a sentence; people are shown the sentences of the list. */
function plain(text: string): string {
  const inner = [...text.matchAll(/"message":"((?:[^"\\]|\\.)*)"/gu)].map(match => match[1] ?? '');
  const told = inner.length > 0 ? [...new Set(inner)].join(' ') : text;
  return told.replace(/\s+/gu, ' ').trim().slice(0, 300);
}

export function faultOfHubspot({ status, headers, body }: Answer): CrmFault | undefined {
  const told = hubspotError.safeParse(body).data;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    const retryAfterMs = seconds > 0 ? seconds * 1000 : (policies[told?.policyName ?? ''] ?? 10_000);
    return new CrmFault('busy', 'HubSpot has too many requests to answer.', { retryAfterMs });
  }
  if (status < 400 || status >= 500 || !told) return undefined;
  const message = [told.message, ...(told.errors ?? []).map(error => error.message)];
  const words = [...new Set(message.map(plain))].join(' ').slice(0, 500);
  if (status === 401)
    return new CrmFault('refused', 'HubSpot does not take the key.', { remedy: 'Check HUBSPOT_TOKEN.' });
  if (status === 403)
    return new CrmFault('refused', words, {
      remedy: 'An administrator of HubSpot can add the scope to our key.',
      cause: told,
    });
  if (status === 409) return new CrmFault('refused', words, { remedy: 'Choose the record that is there already.' });
  return new CrmFault(
    'refused',
    words,
    status === 400 ? { remedy: 'A rule in HubSpot asks for it: say it again so that it holds.' } : {},
  );
}

/** The key has no such right, whatever was asked. */
export const lacksScope = (error: unknown) =>
  error instanceof CrmFault && hubspotError.safeParse(error.cause).data?.category === 'MISSING_SCOPES';
