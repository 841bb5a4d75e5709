/**
 * What is written into a CRM, in our words: a connector turns it into its vendor's. A record is named by the key its source
 * knows it by (`Incoming.key`), so that a write always goes to a record that was read from the same CRM.
 */
import { z } from 'zod';
import { activityOutcome, activityType, dealField, isoDay } from './proposal.ts';

/** By key; or an entry of the ledger that makes the record first. */
export const recordRef = z.union([
  z.object({ key: z.string(), name: z.string() }),
  z.object({ entry: z.string(), name: z.string() }),
]);
export type RecordRef = z.infer<typeof recordRef>;

/** Whose words these are: the owner and author where the vendor lets us say so, and always named in the text. */
export const author = z.object({
  name: z.string(),
  email: z.string(),
  /** Their owner id in this CRM (`odoo:7`), where they have one. */
  crmOwner: z.string().nullable(),
  /** `Slack`, `Teams` or `the terminal`. */
  via: z.string(),
});
export type Author = z.infer<typeof author>;

const on = {
  contacts: z.array(recordRef),
  account: recordRef.nullable(),
  deal: recordRef.nullable(),
};

export const writeActivity = z.object({
  kind: z.literal('activity'),
  type: activityType,
  /** UTC. At noon where only the day is known. */
  at: z.iso.datetime(),
  timeKnown: z.boolean(),
  minutes: z.number().int().positive().nullable(),
  outcome: activityOutcome.nullable(),
  subject: z.string(),
  /** Plain text, up to 32 kB. */
  text: z.string(),
  ...on,
});

export const writeTask = z.object({
  kind: z.literal('task'),
  what: z.string(),
  due: isoDay.nullable(),
  ...on,
});

export const writeChange = z.object({
  kind: z.literal('change'),
  deal: recordRef,
  field: dealField,
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]),
  currency: z.string().nullable(),
});

export const writeContact = z.object({
  kind: z.literal('contact'),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  account: recordRef.nullable(),
});

export const writeCompany = z.object({
  kind: z.literal('company'),
  name: z.string(),
  domain: z.string().nullable(),
});

export const write = z.discriminatedUnion('kind', [writeActivity, writeTask, writeChange, writeContact, writeCompany]);
export type Write = z.infer<typeof write>;
export type WriteKind = Write['kind'];
