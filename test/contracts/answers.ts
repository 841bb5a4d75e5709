/** What each delivery brought, on platforms that are told at once that we have it and are answered later. */
import type { Reply, Turns } from '../../src/channels/port.ts';

export interface Answers<Message> {
  /** The same turns, watched. */
  readonly turns: Turns;
  /** Messages are sent one after the other; none waits for the answer to the one before. */
  inOrder(send: () => Promise<unknown>): Promise<unknown>;
  /** What was posted or changed when this delivery was answered first. */
  first(deliveryId: string): Promise<readonly Message[]>;
  /** The same, when it was answered again: nothing, as it should be. */
  again(deliveryId: string): Promise<readonly Message[]>;
}

/** @param posted all that the platform shows. @param seen is told each reply */
export function watchAnswers<Message extends { readonly updates: number }>(
  turns: Turns,
  posted: readonly Message[],
  seen: (reply: Reply) => void,
): Answers<Message> {
  const answers = new Map<string, Message[][]>();
  let look = () => {};
  let sent: Promise<unknown> = Promise.resolve();
  const first = (id: string) =>
    new Promise<Message[]>(done => {
      const before = look;
      look = () => {
        before();
        const [messages] = answers.get(id) ?? [];
        if (messages) done(messages);
      };
      look();
    });
  return {
    turns: {
      ...turns,
      async answer(turn, how) {
        let messages: Message[] = [];
        await turns.answer(turn, {
          ...how,
          async deliver(reply) {
            seen(reply);
            const before = new Map(posted.map(message => [message, message.updates]));
            const standing = await how.deliver(reply);
            messages = posted.filter(message => before.get(message) !== message.updates);
            return standing;
          },
        });
        answers.set(turn.deliveryId, [...(answers.get(turn.deliveryId) ?? []), messages]);
        look();
      },
    },
    inOrder(send) {
      const own = sent.then(send);
      sent = own;
      return own;
    },
    first,
    async again(id) {
      await first(id);
      await turns.settled();
      return (answers.get(id) ?? []).slice(1).flat();
    },
  };
}
