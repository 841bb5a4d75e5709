/** What a channel is: where questions come from and replies go. Console, Slack and Teams are behind this. */
import type { Colleague } from '../access/port.ts';
import type { Card } from '../cards/card.ts';
import type { Arguments, Outcome, SkillName } from '../skills/port.ts';
import type { Language } from '../words/port.ts';

/** One message from a colleague, as the channel delivered it. */
export interface Message {
  readonly channel: string;
  /** The platform's id of this delivery: a message delivered twice is answered once. */
  readonly deliveryId: string;
  /** Messages of one thread are one conversation, handled in order. */
  readonly thread: string;
  readonly text: string;
  readonly asker: Colleague;
  /** Everyone who will be able to read the reply; null: someone who is no colleague of ours. Absent: the asker alone. */
  readonly readers?: readonly (number | null)[];
  /** When the user chose a language for this question. */
  readonly language?: Language;
  /** The clock of this turn. */
  readonly now: Date;
}

export interface Reply {
  readonly skill: SkillName | 'none';
  readonly arguments: Arguments;
  readonly outcome: Outcome;
  readonly result: unknown;
  /** The complete text of the card. */
  readonly text: string;
  readonly card: Card;
  /** Milliseconds from message to reply. */
  readonly elapsedMs: number;
  /** Found in the log; shown when something failed. */
  readonly reference: string;
}

/**
 * Handles one message: stores the turn, understands, answers; messages of one thread in the order they came. Never
 * throws: a failure is a reply with its reference.
 * @returns null when this delivery was answered before: the channel says nothing
 */
export type Respond = (message: Message) => Promise<Reply | null>;

export interface Channel {
  readonly name: string;
  /** Runs until the channel ends or `stop` is called. */
  start(respond: Respond): Promise<void>;
  stop(): Promise<void>;
}
