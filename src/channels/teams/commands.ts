/** The commands that the app puts into Teams beside what people write. The manifest has the same; a test holds them equal. */
export const commands = {
  /** In the menu of a message. */
  names: { id: 'who_knows_them' },
  log: { id: 'log_this' },
  /** While writing. */
  find: { id: 'find', parameter: 'words' },
} as const;
