/** What can go wrong between us and a CRM, by what is to be done about it. */

export type CrmFaultKind =
  /** The CRM said no and will say no again: a rule of its administrator, a missing right, a record that is gone. */
  | 'refused'
  /** Nothing was sent, or the CRM says that nothing was done: it may be tried again. */
  | 'unavailable'
  /** Sent and not answered: it may have been done. Look before trying again. */
  | 'unknown'
  /** Too many requests; `retryAfterMs` says when. */
  | 'busy';

export class CrmFault extends Error {
  override readonly name = 'CrmFault';
  readonly kind: CrmFaultKind;
  /** What to do about it, as a plain sentence for whoever asked; empty where waiting is all. */
  readonly remedy: string;
  readonly retryAfterMs: number | undefined;

  /** @param message what happened, as a plain sentence; the vendor's own words where it has some, never a traceback */
  constructor(
    kind: CrmFaultKind,
    message: string,
    options: { remedy?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.remedy = options.remedy ?? '';
    this.retryAfterMs = options.retryAfterMs;
  }
}
