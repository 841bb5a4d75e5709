/**
 * Pipedrive's API as far as we use it: version 2, and version 1 for notes and users, which 2 has not. Custom fields are
 * named by 40 letters; they are nested in version 2 and stand beside the others in version 1.
 */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Answer } from '../rest.ts';

export const row = z.looseObject({ id: z.number() });
export type Row = z.infer<typeof row>;

export const one = z.object({ data: row });
export const list = z.object({
  data: z.array(row).nullable(),
  additional_data: z.object({ next_cursor: z.string().nullish() }).nullish(),
});
/** Version 1 counts its pages. */
export const noteList = z.object({
  data: z.array(row).nullable(),
  additional_data: z
    .object({
      pagination: z.object({ more_items_in_collection: z.boolean(), next_start: z.number().optional() }).nullish(),
    })
    .nullish(),
});
export const fieldList = z.object({
  data: z
    .array(z.object({ field_code: z.string(), field_name: z.string(), field_type: z.string().nullish() }))
    .nullable(),
  additional_data: z.object({ next_cursor: z.string().nullish() }).nullish(),
});
export const newField = z.object({ data: z.object({ field_code: z.string() }) });
export const userList = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      email: z.string(),
      active_flag: z.boolean(),
      timezone_name: z.string().nullish(),
    }),
  ),
});
export const self = z.object({
  data: z.object({ id: z.number(), name: z.string(), company_name: z.string(), company_domain: z.string() }),
});

const told = z.object({ error: z.string(), error_info: z.string().nullish() });

/** Where the answer does not say when to ask again. Milliseconds. */
const burst = 2000;
const day = 3_600_000;
const shutOut = 600_000;

export function faultOfPipedrive({ status, headers, body }: Answer): CrmFault | undefined {
  if (status === 429) {
    const seconds = Number(headers.get('x-ratelimit-reset'));
    // Requests are left in this burst, so it is the budget of the day that is spent.
    const isDay = Number(headers.get('x-ratelimit-remaining') ?? 0) > 0;
    return new CrmFault('busy', 'Pipedrive has too many requests to answer.', {
      retryAfterMs: isDay ? day : seconds > 0 ? seconds * 1000 : burst,
    });
  }
  // Whoever goes on asking is shown a page instead of data.
  if (status === 403 && body === undefined)
    return new CrmFault('busy', 'Pipedrive has shut us out for a while.', { retryAfterMs: shutOut });
  const error = told.safeParse(body).data;
  if (status < 400 || status >= 500 || !error) return undefined;
  if (status === 401)
    return new CrmFault('refused', 'Pipedrive does not take the token.', { remedy: 'Check PIPEDRIVE_TOKEN.' });
  const words = [error.error, error.error_info ?? ''].filter(text => text !== '' && !/support\.pipedrive/u.test(text));
  return new CrmFault('refused', words.join(' ').slice(0, 500), {
    ...(status === 403
      ? { remedy: 'An administrator of Pipedrive can give our user the right.', cause: 'no right' }
      : {}),
    ...(status === 404 || status === 410 ? { cause: 'missing' } : {}),
    ...(status === 400 ? { cause: 'not understood' } : {}),
  });
}

/** What was asked for is no question: so is a place in the pages that Pipedrive has forgotten. */
export const isStale = (error: unknown) => error instanceof CrmFault && error.cause === 'not understood';
export const isMissing = (error: unknown) => error instanceof CrmFault && error.cause === 'missing';
