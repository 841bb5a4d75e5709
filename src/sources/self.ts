/** The owner of a mailbox or calendar among those who took part. */
import { domainOfEmail } from '../domain/addresses.ts';
import type { IncomingTouch, Side } from '../domain/incoming.ts';

type People = IncomingTouch['people'];

/**
 * Marks the owner. When nobody of the owner's company is named (blind copy, mail to a list, an invitation to a group
 * address) the owner took part all the same, for it is in their mailbox, and is added on `side`. With another address
 * of the company among the people it may be the owner's second address or a colleague's, so nobody is added.
 */
export function withSelf(people: People, self: string | undefined, side: Side): People {
  if (!self) return people;
  const email = self.toLowerCase();
  const domain = domainOfEmail(email);
  let there = false;
  const marked = people.map(person => {
    there ||= domain !== undefined && person.ref.email?.endsWith(`@${domain}`) === true;
    return person.ref.email === email ? { ...person, ref: { ...person.ref, self: true } } : person;
  });
  return there || domain === undefined ? marked : [...marked, { ref: { email, self: true }, side }];
}
