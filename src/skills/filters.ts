/** Criteria of the arguments as the database is asked for them. */
import { placeFilter } from '../domain/places.ts';
import type { Filters } from '../knowledge/port.ts';
import type { Arguments } from './port.ts';

export function filtersOf(args: Arguments): Filters {
  const place = args.place ? placeFilter(args.place) : null;
  return {
    ...(args.function ? { function: args.function } : {}),
    ...(args.seniority ? { seniority: args.seniority } : {}),
    ...(place ? { cities: place.cities, countries: place.countries } : {}),
    ...(args.since ? { since: new Date(args.since) } : {}),
  };
}
