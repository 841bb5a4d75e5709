/** Undefined where a text is no JSON: some vendors answer with a page of HTML. */
export function json(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
