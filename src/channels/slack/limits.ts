/** What Slack takes at most. A message over one of these is refused whole, so everything is measured before it is sent. */
export const limits = {
  /** Blocks of one message. */
  blocks: 50,
  /** Characters of the text of a section or of an element of a context. */
  section: 3000,
  /** Characters of a header. */
  header: 150,
  /** Buttons of one actions block. */
  actions: 25,
  /** Characters on a button. */
  buttonText: 75,
  /** Characters of what a button carries. */
  value: 2000,
  /** Characters of all blocks of a message together: Slack cuts at about 13,200. */
  message: 12_000,
  /** Characters of the text beside the blocks: longer ones are cut by Slack wherever they happen to be. */
  text: 38_000,
  /** Characters of the title of a form, and on its buttons. */
  formTitle: 24,
} as const;
