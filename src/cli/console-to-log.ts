/** What libraries write to the console themselves (Microsoft's does at every request it refuses) → our log. */
interface Log {
  info(facts: object, message: string): void;
}

const longest = 300;

/** Of an error its name and sentence; any other text may hold what people wrote. */
const kindOf = (part: unknown) =>
  part instanceof Error ? `${part.name}: ${part.message}`.slice(0, longest) : typeof part;

/** From now on, for the whole process. */
export function consoleToLog(log: Log): void {
  const note = (...parts: unknown[]) => log.info({ console: parts.map(kindOf) }, 'a library writes to the console');
  console.error = note;
  console.warn = note;
}
