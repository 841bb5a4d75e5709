/** What a CRM keeps of an exchange, as a touch: calls and meetings are among equals, what is written has a sender. */
import type { IncomingTouch, PersonRef, Side, TouchKind } from '../domain/incoming.ts';

export interface Exchange {
  readonly key: string;
  readonly kind: TouchKind;
  readonly at: Date;
  readonly minutes?: number | undefined;
  /** The other side wrote. */
  readonly inbound?: boolean;
  /** Colleagues who took part, by their owner ids (`odoo:7`); the first is the owner. */
  readonly owners: readonly string[];
  readonly contacts: readonly PersonRef[];
  readonly company?: { readonly key: string; readonly name?: string } | undefined;
}

/** @returns null without anybody on the other side; a company stands for one where a colleague was there */
export function touchOf({ owners, contacts, company, inbound, minutes, ...known }: Exchange): IncomingTouch | null {
  const [owner] = owners;
  if (contacts.length === 0 && !(company && owner)) return null;
  const equals = known.kind === 'call' || known.kind === 'meeting';
  const [us, them]: readonly [Side, Side] = equals ? ['with', 'with'] : inbound ? ['to', 'from'] : ['from', 'to'];
  const people = [
    ...owners.map(id => ({ ref: { key: `owner:${id}` }, side: us })),
    ...contacts.map(ref => ({ ref, side: them })),
  ];
  return {
    type: 'touch',
    ...known,
    ...(minutes ? { minutes } : {}),
    people,
    size: people.length,
    ...(company ? { company } : {}),
    ...(owner ? { owner: { crmOwner: owner } } : {}),
  };
}
