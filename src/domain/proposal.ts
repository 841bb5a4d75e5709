/**
 * What a colleague's sentence would write into the CRM: understood, with every record that was chosen and why; nothing is
 * written before the colleague says so.
 */
import { z } from 'zod';

export const activityType = z.enum(['call', 'meeting', 'email', 'message', 'visit', 'note']);
export type ActivityType = z.infer<typeof activityType>;

/** How an activity ended, where the sentence says so. */
export const activityOutcome = z.enum(['reached', 'no-answer', 'left-message', 'held', 'no-show', 'cancelled']);

/** A record of ours that was chosen. `id` is null where the record is yet to be made. */
const chosen = z.object({
  id: z.number().nullable(),
  name: z.string(),
  /** Why this one: keys of the catalogue's `proposal.why.…`, surest first. */
  why: z.array(z.string()).default([]),
  /** 0 to 1: how far it was ahead of the next. */
  margin: z.number().min(0).max(1).default(1),
  /** Those it was chosen before, best first. */
  runnersUp: z.array(z.object({ id: z.number(), name: z.string(), score: z.number() })).default([]),
});
export type Chosen = z.infer<typeof chosen>;

/** A day, `2026-11-27`, in the colleague's time zone. */
export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

export const proposedActivity = z.object({
  type: activityType,
  /** ISO: an instant where the time is known (`2026-11-20T14:00:00.000Z`), else a day. */
  when: z.string(),
  durationMinutes: z.number().int().positive().nullable(),
  outcome: activityOutcome.nullable(),
  /** In the colleague's own words, not rewritten. */
  summary: z.string(),
});

export const proposedTask = z.object({
  what: z.string(),
  due: isoDay.nullable(),
});

export const dealField = z.enum(['stage', 'amount', 'closeDate']);

export const proposedChange = z.object({
  field: dealField,
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]),
  /** ISO 4217, with an amount. */
  currency: z.string().nullable().default(null),
});

/** Somebody the CRM does not know yet; `accountId` null where the company is new too and `company` names it. */
export const proposedContact = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable().default(null),
  accountId: z.number().nullable(),
  company: z.object({ name: z.string(), domain: z.string().nullable() }).nullable(),
});

export const proposal = z.object({
  activity: proposedActivity.nullable(),
  contacts: z.array(chosen),
  account: chosen.nullable(),
  deal: chosen.nullable(),
  tasks: z.array(proposedTask),
  changes: z.array(proposedChange),
  newContacts: z.array(proposedContact).default([]),
});
export type Proposal = z.infer<typeof proposal>;

/** What has to be asked before anything can be proposed. */
export const asks = z.enum(['contact', 'deal', 'date', 'account', 'company']);
export type Asks = z.infer<typeof asks>;
