/** Salesforce's REST API as far as we use it: the version, the shapes of its answers, and what its errors mean. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';

/** jsforce would take 50.0, of 2020. Salesforce keeps a version for three years at least. */
export const apiVersion = '66.0';

export const row = z.looseObject({ Id: z.string() });
export type Row = z.infer<typeof row>;

export const queryPage = z.object({
  totalSize: z.number(),
  done: z.boolean(),
  // Our token goes along, so it never leads elsewhere.
  nextRecordsUrl: z
    .string()
    .regex(/^\/services\/data\//u)
    .nullish(),
  records: z.array(row),
});
export type QueryPage = z.infer<typeof queryPage>;

export const description = z.object({
  queryable: z.boolean(),
  createable: z.boolean(),
  updateable: z.boolean(),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      custom: z.boolean(),
      createable: z.boolean(),
      updateable: z.boolean(),
      calculated: z.boolean(),
      externalId: z.boolean(),
      /** Characters; 0 where it is no text. */
      length: z.number(),
      picklistValues: z.array(z.object({ value: z.string(), label: z.string().nullish(), active: z.boolean() })),
    }),
  ),
});
export type Description = z.infer<typeof description>;
export type Field = Description['fields'][number];

export const made = z.object({ id: z.string(), success: z.literal(true) });
/** Where a change is confirmed, and where something is deleted, there is no body. */
export const nothing = z.undefined();

/** What a single-currency organisation counts in; its records do not say it. */
export const organisationFeatures = z.object({
  features: z.object({ defaultCurrencyIsoCode: z.string().nullish(), multiCurrency: z.boolean().nullish() }),
});

export interface Told {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** `REQUEST_LIMIT_EXCEEDED`; `ERROR_HTTP_503` where the answer was none of the API's. */
  readonly code: string;
  readonly message: string;
}

/** Salesforce never says when to ask again. Milliseconds. */
const minute = 60_000;
export const hour = 3_600_000;

const remedies: Readonly<Record<string, string>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'A rule in Salesforce asks for it: say it again so that it holds.',
  REQUIRED_FIELD_MISSING: 'A rule in Salesforce asks for it: fill it in there, or ask an administrator.',
  DUPLICATES_DETECTED: 'Choose the record that is there already.',
  DUPLICATE_VALUE: 'Choose the record that is there already.',
  INACTIVE_OWNER_OR_USER: 'An administrator of Salesforce can make the owner active again.',
  API_DISABLED_FOR_ORG: 'The edition of Salesforce must allow its API.',
  API_CURRENTLY_DISABLED: 'The edition of Salesforce must allow its API.',
};
const noRight = 'An administrator of Salesforce can give our user the right.';

/** People are shown the sentence, not where in whose code it was said. */
const plain = (message: string) =>
  message
    .replace(/(?:Class|Trigger|AnonymousBlock)\.[\s\S]*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 300);

/** @returns undefined where nobody knows whether it was done */
export function faultOfSalesforce({ status, retryAfter, code, message }: Told): CrmFault | undefined {
  if (code === 'REQUEST_LIMIT_EXCEEDED') {
    // Too many at once is over soon; those of the day count for 24 hours.
    const retryAfterMs = /concurrent/iu.test(message) ? minute : hour;
    return new CrmFault('busy', 'Salesforce has too many requests to answer.', { retryAfterMs, cause: code });
  }
  if (status === 429) {
    const seconds = Number(retryAfter);
    return new CrmFault('busy', 'Salesforce has too many requests to answer.', {
      retryAfterMs: seconds > 0 ? seconds * 1000 : minute,
    });
  }
  if (code === 'UNABLE_TO_LOCK_ROW')
    return new CrmFault('unavailable', 'Somebody else is changing the record in Salesforce.', { cause: code });
  if (status < 400 || status >= 500 || code.startsWith('ERROR_HTTP_')) return undefined;
  if (status === 401)
    return new CrmFault('refused', `Salesforce does not take our session: ${plain(message)}`, {
      remedy: 'Give the External Client App the scope “Manage user data via APIs (api)”.',
      cause: code,
    });
  return new CrmFault('refused', plain(message), {
    remedy: remedies[code] ?? (status === 403 || code.startsWith('INSUFFICIENT_ACCESS') ? noRight : ''),
    cause: code,
  });
}

const codeOf = (error: unknown) => (error instanceof CrmFault && typeof error.cause === 'string' ? error.cause : '');

/** There is no such record, any more or for us. */
export const isMissing = (error: unknown) => ['NOT_FOUND', 'ENTITY_IS_DELETED'].includes(codeOf(error));
/** There is no such type of object, in this edition or for us. */
export const isUnknownType = (error: unknown) => ['NOT_FOUND', 'INVALID_TYPE'].includes(codeOf(error));
/** The server's place in a long answer is forgotten after two days, or sooner where many are open. */
export const isStale = (error: unknown) => codeOf(error) === 'INVALID_QUERY_LOCATOR';
export const isExpired = (error: unknown) => ['INVALID_SESSION_ID', 'INVALID_AUTH_HEADER'].includes(codeOf(error));
