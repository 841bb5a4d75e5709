/** Who asks at the terminal: the one named, else the one set as "me". */
import type { Colleague } from '../access/port.ts';
import { colleagueByEmail, listColleagues, me } from '../access/viewers.ts';
import type { Database } from '../db/database.ts';
import { isMadeUpAddress } from '../intake/colleagues.ts';

/** @throws a sentence that says who may be named */
export async function askerOf(db: Database, email: string | undefined): Promise<Colleague> {
  if (email) {
    const colleague = await colleagueByEmail(db, email);
    if (colleague) return colleague;
    const known = (await listColleagues(db))
      .map(one => one.email)
      .filter(address => !isMadeUpAddress(address))
      .slice(0, 12);
    throw new Error(
      `There is no colleague with the e-mail ${email}. Known are: ${known.join(', ') || 'none yet; import something first'}.`,
    );
  }
  const own = await me(db);
  if (own) return own;
  throw new Error(
    'Nobody is set as "me": say who asks with --as <e-mail>, or once and for all with ./acquaint company --me <e-mail>.',
  );
}
