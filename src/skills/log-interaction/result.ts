/** What log-interaction returns: what would be written, or what has to be asked before. */
import type { Asks, Proposal } from '../../domain/proposal.ts';
import type { Choosing } from '../choices-card.ts';
import type { Shown } from '../port.ts';

export interface LogChoice {
  readonly kind: Shown['kind'];
  readonly id: number;
  readonly name: string;
  /** What tells it from the others. */
  readonly hint: string | null;
}

export interface LogResult {
  /** Complete where nothing is asked; else as far as it is known. */
  readonly proposal: Proposal;
  readonly asks?: Asks;
  readonly choices: readonly LogChoice[];
  /** A name nobody has, where that is what is asked about. */
  readonly unknownName: string | null;
  /** What the message told of another call or meeting: not in the proposal. */
  readonly rest: string | null;
  /** Pieces that were unticked, from 1 as the card shows them. */
  readonly leftOut: readonly number[];
}

/** Why nothing can be proposed yet. */
export interface Question {
  readonly asks: Asks;
  readonly choosing: Choosing;
  readonly choices: readonly LogChoice[];
  readonly unknownName?: string;
}
