/**
 * Glossary: one word per thing, in code, SQL, cards and documents. The same words, in the same order, open
 * docs/design.md; a test compares them.
 *
 * - colleague: a person of our own company. Has chat identities and a CRM owner id, joined by verified e-mail.
 * - account: a company we sell to, may sell to, or know.
 * - contact: a person outside our company.
 * - position: contact at account, with title, function, seniority, from, to. Several over time.
 * - touch: one dated exchange between colleagues and contacts on any channel. What CRMs call activity or engagement.
 * - group: a shared context that is no exchange: a mailing list, a community, a former employer.
 * - tie: colleague ↔ contact: a strength from 0 to 1 and the evidence it was computed from (tie.ts, tie-strength.ts).
 * - path: how the asker reaches a contact: directly, or through a colleague.
 * - deal: an opportunity; with stage, amount, close date, owner.
 * - post: a public or shared social text. Not read yet.
 * - signal: what a post or a change says that a seller should act on. Not read yet.
 * - turn: one message from a colleague and our reply (turns/).
 * - card: what we show, independent of the channel (cards/card.ts).
 * - entry: one row of the ledger: a write that was proposed, decided, delivered, verified. Not written yet.
 * - audience: everyone who will be able to read a reply (access/port.ts).
 * - record: what one source says about one person or company. A contact or an account is a cluster of records.
 * - scope: who may see a row. A source has two of its own: for its people, and for the ties and touches behind them.
 *
 * Rooms import the file they mean; what follows are the nouns in one place.
 */
export type {
  AccountAnswer,
  Choice,
  Evidence,
  Nearby,
  Path,
  PersonAnswer,
  Reason,
  StrengthWord,
  Warning,
  WhoQuestion,
  WhoWeKnowResult,
} from './answer.ts';
export type {
  ColleagueRef,
  CompanyRef,
  Incoming,
  IncomingColleague,
  IncomingCompany,
  IncomingDeal,
  IncomingPerson,
  IncomingTouch,
  PersonRef,
  RejectedRow,
  Side,
  TouchKind,
} from './incoming.ts';
export type { PartKind, TiePart } from './tie.ts';
