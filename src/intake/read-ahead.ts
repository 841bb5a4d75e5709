/** The next page is asked for while this one is stored: the CRM and the database work at the same time. */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const reading = pages[Symbol.asyncIterator]();
  const ask = () => {
    const asked = reading.next();
    // Whoever leaves early never hears of it.
    asked.catch(() => {});
    return asked;
  };
  try {
    for (let asked = ask(); ; ) {
      const found = await asked;
      if (found.done) return;
      asked = ask();
      yield found.value;
    }
  } finally {
    // Not awaited: who is told to end does not wait for the answer to a page that nobody will store.
    reading.return?.().catch(() => {});
  }
}
