/** Where a person works, as one row of a CRM says it. */
import type { CompanyRef, IncomingPerson } from '../../domain/incoming.ts';

type Positions = IncomingPerson['positions'];

/**
 * The first company is the one the title belongs to. With `leftOn` that position ended; `previous` is an earlier
 * employer, whose end is known only to lie before `asOf`, and left out when even that is unknown.
 */
export function positionsOf(row: {
  companies: readonly CompanyRef[];
  title?: string;
  department?: string;
  leftOn?: Date;
  previous?: string;
  asOf?: Date;
}): Positions {
  const [first, ...others] = row.companies;
  const positions: Positions = [];
  if (first) {
    const { title, department, leftOn } = row;
    positions.push({ company: first, title, department, to: leftOn });
    for (const company of others) positions.push({ company, to: leftOn });
  }
  const until = row.asOf ?? row.leftOn;
  if (row.previous && until) positions.push({ company: { name: row.previous }, to: until });
  return positions;
}
