/** Messages of one thread one after the other, in the order they came; those of different threads at the same time. */
export type InOrder = <T>(thread: string, work: () => Promise<T>) => Promise<T>;

export function openInOrder(): InOrder {
  /** The newest work of each thread that is still under way. */
  const newest = new Map<string, Promise<unknown>>();
  return async (thread, work) => {
    const before = newest.get(thread) ?? Promise.resolve();
    // What went wrong with a message is said to whoever sent it; the next one is handled all the same.
    const own = before.then(work, work);
    newest.set(thread, own);
    try {
      return await own;
    } finally {
      if (newest.get(thread) === own) newest.delete(thread);
    }
  };
}
