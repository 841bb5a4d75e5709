/** The simple rules that the README of the data gives figures for. */
import { days, isDirect, type Quarter, type Scorer } from './protocol.ts';

const key = (staff: string, company: string): string => `${staff} ${company}`;

/** Direct messages ever, each counting half after `halfLife` days. */
function directMessages(quarter: Quarter, halfLife = Number.POSITIVE_INFINITY): Map<string, number> {
  const sums = new Map<string, number>();
  for (const event of quarter.past.filter(isDirect)) {
    const age = quarter.start.getTime() - event.at.getTime();
    const pair = key(event.staff, event.company);
    sums.set(pair, (sums.get(pair) ?? 0) + 2 ** (-age / days(halfLife)));
  }
  return sums;
}

/** Σ over lists log(1 + n_c) · log(1 + n_s) / log(3 + staff on the list), over the last 365 days. */
function sharedLists(quarter: Quarter): Map<string, number> {
  const companies = new Map<string, Map<string, number>>();
  const staff = new Map<string, Map<string, number>>();
  for (const event of quarter.past) {
    if (event.list === '' || event.at.getTime() < quarter.start.getTime() - days(365)) continue;
    const side = event.staff === '' ? companies : staff;
    const writer = event.staff === '' ? event.company : event.staff;
    const list = side.get(event.list) ?? new Map<string, number>();
    side.set(event.list, list.set(writer, (list.get(writer) ?? 0) + 1));
  }
  const sums = new Map<string, number>();
  for (const [list, writers] of companies) {
    const here = staff.get(list) ?? new Map<string, number>();
    for (const [company, theirs] of writers) {
      for (const [name, ours] of here) {
        const worth = (Math.log1p(theirs) * Math.log1p(ours)) / Math.log(3 + here.size);
        sums.set(key(name, company), (sums.get(key(name, company)) ?? 0) + worth);
      }
    }
  }
  return sums;
}

const lookUp = (sums: ReadonlyMap<string, number>) => (staff: string, company: string) =>
  sums.get(key(staff, company)) ?? 0;

export const count: Scorer = quarter => lookUp(directMessages(quarter));

export const decay180: Scorer = quarter => lookUp(directMessages(quarter, 180));

export const decayAndLists: Scorer = quarter => {
  const direct = lookUp(directMessages(quarter, 180));
  const lists = lookUp(sharedLists(quarter));
  return (staff, company) => direct(staff, company) + 0.02 * lists(staff, company);
};

export const lists: Scorer = quarter => lookUp(sharedLists(quarter));

/** How many direct messages the colleague has with anyone. */
export const popularity: Scorer = quarter => {
  const sums = new Map<string, number>();
  for (const { staff } of quarter.past.filter(isDirect)) sums.set(staff, (sums.get(staff) ?? 0) + 1);
  return staff => sums.get(staff) ?? 0;
};
