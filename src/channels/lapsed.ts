/** Turns whose process ended before they were answered: looked for again and again, and answered here. */
import type { StoredTurn, Turns } from './port.ts';

/** Milliseconds between two looks. */
const every = 10_000;

export interface LapsedParts {
  readonly channel: string;
  readonly turns: Pick<Turns, 'takeOver'>;
  answer(turn: StoredTurn): Promise<void>;
  /** Notes in the log what could not be done. */
  failed(what: string): (error: unknown) => void;
}

/** @returns what ends it */
export function answerLapsed({ channel, turns, answer, failed }: LapsedParts): () => void {
  const look = async () => {
    for (const turn of await turns.takeOver(channel)) void answer(turn).catch(failed('a turn cannot be taken over'));
  };
  const looking = () => void look().catch(failed('no look for lapsed turns'));
  const timer = setInterval(looking, every);
  looking();
  return () => clearInterval(timer);
}
