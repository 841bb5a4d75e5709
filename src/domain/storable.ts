/** Text as a database takes it: one stray character must not stop an import. */

/** NUL, which no database stores, and half of a pair, which stands for no character and is refused in JSON. */
const unstorable = /\0|\p{Surrogate}/u;

const holds = (value: unknown): boolean => {
  if (typeof value === 'string') return unstorable.test(value);
  if (Array.isArray(value)) return value.some(holds);
  return value !== null && typeof value === 'object' && !(value instanceof Date) && Object.values(value).some(holds);
};

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd') as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)])) as T;
}

/** The same value, with every text in it made storable. */
export const storable = <T>(value: T): T => (holds(value) ? cleaned(value) : value);
