/** What tells whether a statement changed since the last import. */
import { createHash } from 'node:crypto';

export const digestOf = (value: unknown) => createHash('md5').update(JSON.stringify(value)).digest('base64');
