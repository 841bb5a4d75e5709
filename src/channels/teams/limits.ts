/** What Teams takes at most. A message over one of these is refused whole, so everything is measured before it is sent. */
export const limits = {
  /** Bytes of a message with all that is attached. Teams refuses at about 28 kB; the rest is for ids and addresses. */
  message: 25_000,
  /** Bytes of the text beside a card, which is sent twice: for notifications, and for clients that show no cards. */
  text: 5000,
  /** Bytes of one line on a card. */
  line: 1600,
  /** Bytes of a paragraph on a card. */
  paragraph: 6000,
  /** Buttons in one row: Teams shows six, other hosts of such cards five. */
  actions: 5,
  /** Bytes on a button. */
  buttonText: 200,
} as const;
