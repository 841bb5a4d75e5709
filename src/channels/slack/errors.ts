/** What the log may know of an error: Slack's own word for it, or its sentence. */
export const kindOfError = (error: unknown): string =>
  (error as { data?: { error?: string } }).data?.error ?? (error instanceof Error ? error.message : String(error));
