/** What the log may know of an error: never the message of one of Teams, which may hold what was sent. */
import { statusOf } from './patience.ts';

export const kindOfError = (error: unknown) =>
  statusOf(error) ?? (error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : typeof error);
