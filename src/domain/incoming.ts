/**
 * What a source says: the shapes every file reader and every CRM connector produces, checked at the border.
 * One incoming item is one statement of one source; joining statements about the same person is identity's work.
 */
import { z } from 'zod';

/** A person of ours as a source names them. `self` is the owner of the source (the mailbox's owner). */
export const colleagueRef = z.object({
  self: z.boolean().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  profile: z.string().optional(),
  /** The owner's id in the CRM, e.g. `hubspot:12`. */
  crmOwner: z.string().optional(),
});
export type ColleagueRef = z.infer<typeof colleagueRef>;

/** A company as a person's record names it: by the key of a company of the same source, by name, by web domain. */
export const companyRef = z.object({
  key: z.string().optional(),
  name: z.string().optional(),
  domain: z.string().optional(),
});
export type CompanyRef = z.infer<typeof companyRef>;

/** A person as a touch names them. At least one of the fields is set. */
export const personRef = z.object({
  key: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  profile: z.string().optional(),
});
export type PersonRef = z.infer<typeof personRef>;

/** Where a row came from in its file, for the report of rejected rows. Line numbers start at 1. */
const line = z.number().int().positive().optional();

export const incomingPerson = z.object({
  type: z.literal('person'),
  /** Identity inside the source, the same on every import: a CRM id, a profile URL, an e-mail; never a row number. */
  key: z.string().min(1),
  line,
  name: z.string().min(1),
  /** Lower case. */
  emails: z.array(z.string()).default([]),
  phones: z.array(z.string()).default([]),
  /** Without scheme, `www.`, query and trailing slash, percent-decoded, lower case: `linkedin.com/in/ada-example`. */
  profiles: z.array(z.string()).default([]),
  /** `hubspot:101`, `salesforce:003…`, `pipedrive:88`; joins records across exports of the same CRM. */
  crmId: z.string().optional(),
  /** Newest first. The current one has no `to`. */
  positions: z
    .array(
      z.object({
        company: companyRef,
        title: z.string().optional(),
        department: z.string().optional(),
        from: z.date().optional(),
        to: z.date().optional(),
      }),
    )
    .default([]),
  /** City and country as the source writes them: `Kraków, Poland`. */
  place: z.string().optional(),
  language: z.string().optional(),
  owner: colleagueRef.optional(),
  /** Headline, bio or description that may be searched by meaning. Never a private note. */
  about: z.string().optional(),
  /** When the source last changed this statement; else the importer takes the date of the import. */
  asOf: z.date().optional(),
});
export type IncomingPerson = z.infer<typeof incomingPerson>;

export const incomingCompany = z.object({
  type: z.literal('company'),
  key: z.string().min(1),
  line,
  name: z.string().min(1),
  /** Former names, trade names, short names. */
  aliases: z.array(z.string()).default([]),
  /** Mail and web domains, lower case, without `www.`. */
  domains: z.array(z.string()).default([]),
  industry: z.string().optional(),
  place: z.string().optional(),
  about: z.string().optional(),
  parent: companyRef.optional(),
  crmId: z.string().optional(),
  owner: colleagueRef.optional(),
  asOf: z.date().optional(),
});
export type IncomingCompany = z.infer<typeof incomingCompany>;

export const incomingDeal = z.object({
  type: z.literal('deal'),
  key: z.string().min(1),
  line,
  name: z.string().min(1),
  stage: z.string().optional(),
  amount: z.number().optional(),
  currency: z.string().optional(),
  closeDate: z.date().optional(),
  company: companyRef.optional(),
  contacts: z.array(personRef).default([]),
  owner: colleagueRef.optional(),
  asOf: z.date().optional(),
});
export type IncomingDeal = z.infer<typeof incomingDeal>;

/** `connection` is not an exchange: two people accepted each other on a network. */
export const touchKind = z.enum([
  'email',
  'meeting',
  'call',
  'message',
  'chat',
  'letter',
  'event',
  'invitation',
  'connection',
]);
export type TouchKind = z.infer<typeof touchKind>;

/** Who spoke: `from` started it, `to` received it, `with` took part on equal terms (meeting, call, connection). */
export const side = z.enum(['from', 'to', 'with']);
export type Side = z.infer<typeof side>;

export const incomingTouch = z.object({
  type: z.literal('touch'),
  /** Message id, event uid (with the date of the occurrence), CRM activity id. */
  key: z.string().min(1),
  line,
  kind: touchKind,
  at: z.date(),
  minutes: z.number().optional(),
  /**
   * Everyone who took part, on both sides; the importer tells colleagues from contacts by our own mail domains,
   * profile URLs and `self`, and leaves out bots.
   */
  people: z.array(z.object({ ref: personRef.extend({ self: z.boolean().optional() }), side })).min(1),
  /** How many people took part in all, also those the file did not name. Mail to many counts less for each. */
  size: z.number().int().positive(),
  /** List-Id of a mailing list: then this is shared context (a group), not a tie. */
  list: z.string().optional(),
  /** What the list calls itself, where it does. */
  listName: z.string().optional(),
  /** The account or deal a CRM activity is logged on, for activities that name no person. */
  company: companyRef.optional(),
  owner: colleagueRef.optional(),
  /** Only filled when the owner asked for it; stored apart, the owner's alone. */
  detail: z
    .object({ subject: z.string().optional(), place: z.string().optional(), body: z.string().optional() })
    .optional(),
});
export type IncomingTouch = z.infer<typeof incomingTouch>;

/** A colleague as a CRM's owner list or `colleagues.csv` gives them. */
export const incomingColleague = z.object({
  type: z.literal('colleague'),
  key: z.string().min(1),
  line,
  name: z.string().min(1),
  email: z.string().optional(),
  team: z.string().optional(),
  language: z.string().optional(),
  timeZone: z.string().optional(),
  profile: z.string().optional(),
  crmOwner: z.string().optional(),
});
export type IncomingColleague = z.infer<typeof incomingColleague>;

/** A row that cannot be used: nothing is lost, the reason is plain and names the remedy. */
export const rejectedRow = z.object({
  type: z.literal('rejected'),
  line: z.number().int().positive(),
  reason: z.string(),
  /** The row as it stood in the file, for `--rejects`. */
  row: z.string(),
});
export type RejectedRow = z.infer<typeof rejectedRow>;

export const incoming = z.discriminatedUnion('type', [
  incomingPerson,
  incomingCompany,
  incomingDeal,
  incomingTouch,
  incomingColleague,
  rejectedRow,
]);
export type Incoming = z.infer<typeof incoming>;
