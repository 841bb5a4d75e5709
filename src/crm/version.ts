/** What changes whenever somebody changes the values. */
import { createHash } from 'node:crypto';

export const versionOf = (values: unknown) =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
