/** What a channel is: where questions come from and replies go. Console, Slack and Teams are behind this. */
import type { Colleague } from '../access/port.ts';
import type { Card } from '../cards/card.ts';
import type { Faults, Filled, Form } from '../cards/form.ts';
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

/** What a platform told us, before it is known who asks. Stored with the turn, so that any of our processes can answer. */
export interface Delivery {
  readonly channel: string;
  readonly deliveryId: string;
  readonly thread: string;
  readonly text: string;
  /** What the button carried, where the message is a click; `text` is empty then. */
  readonly click?: string | null;
  /** What was filled into the form that the button opened. */
  readonly filled?: Filled | null;
  /** Where the reply goes, in the platform's ids: plain data that only the channel understands. */
  readonly place?: unknown;
  /** The platform's id of the message itself, where it can be edited or deleted. */
  readonly messageId?: string | null;
  readonly now: Date;
}

/** A message in the words of its platform. */
interface MessageOf {
  readonly channel: string;
  readonly thread: string;
  readonly messageId: string;
}

export interface StoredTurn extends Delivery {
  readonly id: number;
  readonly reference: string;
}

/** Why nobody of ours asks. Each is a sentence of the catalogue that also says how to be linked. */
export type Stranger = 'unknown' | 'unconfirmed' | 'guest' | 'external';

/** Somebody's message that somebody else wants to log. */
export interface Quoted {
  /** When it was written. */
  readonly at: Date;
  /** The address of who wrote it; null where that is a colleague, or not known. */
  readonly by: string | null;
}

export interface Parties {
  readonly asker: Colleague;
  /** As in `Message`. */
  readonly readers: readonly (number | null)[];
  /** The thread of the direct conversation with the asker. Absent: the asker is told nothing besides the reply. */
  readonly direct?: string;
  /** Perhaps not meant for us: what is not understood is neither answered nor kept. */
  readonly overheard?: boolean;
  /** The words are somebody else's: only names are looked for in them, and they are not kept. */
  readonly namesOnly?: boolean;
  /** The words are somebody else's, to be logged: as above, and they stay with the card until it is decided on. */
  readonly quoted?: Quoted;
  /** What they asked for is their own page, which is shown instead of an answer. */
  readonly page?: Card;
  /** What is no question is a name to look up: the command already says what is asked. */
  readonly nameAlone?: boolean;
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
  /** A click that changes nothing: said to whoever clicked, and to nobody else. */
  readonly quiet?: boolean;
  /** The reply takes the place of the card that was clicked. */
  readonly replaces?: boolean;
  /** The fuller answer, for the asker alone, in the direct conversation; the reply says that something was left out. */
  readonly privately?: Reply;
  /** Shown first, in another place, which is one that `StoredTurn.place` named before: an answer that is shared there. */
  readonly posts?: { readonly place: unknown; readonly card: Card };
}

/**
 * Who reads in a place now, asked anew, as in `Message`; null where somebody does who is no colleague, where the asker does
 * not, or where it cannot be found out.
 */
export type ReadersIn = (place: unknown) => Promise<readonly (number | null)[] | null>;

/**
 * Handles one message: stores the turn, understands, answers; messages of one thread in the order they came. Never
 * throws: a failure is a reply with its reference.
 * @returns null when this delivery was answered before: the channel says nothing
 */
export type Respond = (message: Message) => Promise<Reply | null>;

/** What was wrong with an answer. */
export type Fault =
  | { readonly kind: 'person'; readonly contactId: number }
  | { readonly kind: 'missing' | 'question' | 'other' };

/** What a reader thinks of an answer. */
export interface Feedback {
  readonly good: boolean;
  /** Null: a thumb and no more. */
  readonly fault: Fault | null;
  readonly reason: string | null;
}

export interface ShownPerson {
  readonly contactId: number;
  readonly name: string;
  readonly title: string | null;
  readonly account: string | null;
}

export interface Answered {
  readonly reference: string;
  /** Of the answer. */
  readonly language: Language | null;
}

/** A message of ours that shows the reply of the turn with this reference. */
export interface Standing {
  readonly reference: string;
  readonly conversation: string;
  readonly message: string;
}

export interface Delivered {
  /** Where the reply stands, if the platform will name nothing but the message later. */
  readonly standing?: readonly Standing[];
  /** The part for the asker alone could not be delivered: they were told that, and not what is in it. */
  readonly restWithheld?: boolean;
}

/** Somebody wants to change what a card proposes. */
export interface AskedForm {
  readonly channel: string;
  /** What the button carried. */
  readonly click: string;
  /** Of the card, as its button says. */
  readonly language: string;
  who(): Promise<Parties | Stranger>;
}

/** Why nothing can be changed, for whoever wanted to. */
export interface NoForm {
  readonly sentence: string;
  readonly language: Language;
}

/** For a platform that has to be told "we have it" before the work begins. */
export interface Turns {
  /**
   * Stores a delivery. Throws when it cannot: then the platform is not told that we have it, and sends it again.
   * @returns null when this delivery was answered before or is under way: there is nothing to do
   */
  receive(delivery: Delivery): Promise<StoredTurn | null>;
  /**
   * Answers a stored turn once those before it in its thread are answered; `deliver` tells the platform. Never throws.
   * @param how `who` is looked up only now: it takes calls to the platform. Without `readersIn` nothing can be shared
   */
  answer(
    turn: StoredTurn,
    how: {
      who(): Promise<Parties | Stranger>;
      deliver(reply: Reply): Promise<Delivered>;
      readersIn?: ReadersIn;
    },
  ): Promise<void>;
  /** The form in which what a card proposes can be changed, filled in as it stands. */
  changeForm(asked: AskedForm, now: Date): Promise<{ readonly form: Form } | NoForm>;
  /**
   * Looks at a form before it is stored as a click with what was filled in.
   * @returns null where nothing is wrong with it
   */
  checkForm(
    sent: AskedForm & { readonly filled: Filled },
    now: Date,
  ): Promise<{ readonly faults: Faults; readonly form: Form } | NoForm | null>;
  /** Whether we answered this user in this thread within a day: then they may go on without mentioning us. */
  follows(user: { channel: string; team: string; id: string }, thread: string, now: Date): Promise<boolean>;
  /**
   * A question was edited, or deleted (`text` is null). One that is not answered yet is answered as edited, or not at
   * all; of one that is answered a deletion empties the words, and an edit changes nothing.
   */
  changed(question: MessageOf, text: string | null, now: Date): Promise<void>;
  /**
   * What a reader thinks of an answer; the latest of each counts.
   * @returns false where there is no such answer
   */
  feedback(given: Feedback & { channel: string; reference: string; by: string }, now: Date): Promise<boolean>;
  /** The people whom an answer showed, as this reader alone may see them now. */
  shownIn(
    answer: { channel: string; reference: string },
    reader: Colleague,
    now: Date,
  ): Promise<readonly ShownPerson[]>;
  /**
   * The answer that a message of ours shows, by the message, or by a reference that stands in that conversation.
   * @returns null where no answer stands there, or one that is too old for us to know
   */
  answerIn(where: {
    channel: string;
    conversation: string;
    message?: string | undefined;
    reference?: string | undefined;
  }): Promise<Answered | null>;
  /** Turns of a channel whose process ended before they were answered; they are the caller's from now on. */
  takeOver(channel: string): Promise<readonly StoredTurn[]>;
  /** Resolves when no turn is under way in this process. */
  settled(): Promise<void>;
}

export interface FoundCard {
  readonly title: string;
  /** What tells it from others of the same name; may be empty. */
  readonly hint: string;
  /** Without buttons: everyone in the place reads it. */
  readonly card: Card;
}

/** Contacts and accounts by name, as those who will read the card may see them; best first. */
export type LookUp = (
  words: string,
  as: { readonly asker: Colleague; readonly readers: readonly (number | null)[]; readonly language: Language },
  now: Date,
) => Promise<readonly FoundCard[]>;

export type SharingLevel = 'named' | 'anonymous' | 'private';

export interface OwnSource {
  readonly id: number;
  readonly name: string;
  readonly sharing: SharingLevel;
}

/** What colleagues may look at and change of their own. */
export interface OwnSettings {
  sources(colleague: Colleague): Promise<readonly OwnSource[]>;
  /** @returns false where the source is gone or somebody else's: nothing is changed then */
  share(colleague: Colleague, sourceId: number, level: SharingLevel, now: Date): Promise<boolean>;
  /** Null: answers are in the language of the question. */
  speak(colleague: Colleague, language: Language | null): Promise<void>;
}

export interface Channel {
  readonly name: string;
  /** Runs until the channel ends or `stop` is called. */
  start(respond: Respond): Promise<void>;
  stop(): Promise<void>;
}
