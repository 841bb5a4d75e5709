/** A process that is killed: from some call on nothing it does happens, and nothing is answered. */

export interface Killed {
  /** Counts the calls of `work`; the last is done and not answered where `keeps`, the next ones are not done. */
  mortal<A extends unknown[], T>(work: (...given: A) => Promise<T>, keeps: boolean): (...given: A) => Promise<T>;
  /** Resolves when it is dead. */
  readonly dead: Promise<'killed'>;
}

export function killedAfter(calls: number): Killed {
  let left = calls;
  let died: () => void = () => {};
  const dead = new Promise<'killed'>(done => {
    died = () => done('killed');
  });
  const never = <T>() => new Promise<T>(() => died());
  return {
    dead,
    mortal:
      (work, keeps) =>
      async (...given) => {
        left -= 1;
        if (left < 0) return never();
        const answer = await work(...given);
        return left === 0 && keeps ? never() : answer;
      },
  };
}
