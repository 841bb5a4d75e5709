/** What a platform said, kept for a while; asked for once, also when several turns need it at the same time. */
export interface Expiring<T> {
  get(key: string, load: () => Promise<T>): Promise<T>;
  set(key: string, value: T): void;
  drop(key?: string): void;
}

export function expiring<T>(milliseconds: number, most: number, clock: () => Date): Expiring<T> {
  const kept = new Map<string, { value: Promise<T>; until: number }>();
  const put = (key: string, value: Promise<T>) => {
    kept.delete(key);
    kept.set(key, { value, until: clock().getTime() + milliseconds });
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get(key, load) {
      const found = kept.get(key);
      if (found && found.until > clock().getTime()) return found.value;
      const value = load();
      put(key, value);
      // A failure is not kept: the next one asks again.
      value.catch(() => {
        if (kept.get(key)?.value === value) kept.delete(key);
      });
      return value;
    },
    set: (key, value) => put(key, Promise.resolve(value)),
    drop(key) {
      if (key === undefined) kept.clear();
      else kept.delete(key);
    },
  };
}
