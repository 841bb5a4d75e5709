/** Writes CSV: a field is quoted when it must be. */
export type Field = string | number | undefined;

function field(value: Field): string {
  const text = value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(header: readonly string[], rows: readonly (readonly Field[])[], lineEnd = '\n'): string {
  return `${[header, ...rows].map(row => row.map(field).join(',')).join(lineEnd)}${lineEnd}`;
}

/** Every field quoted, as LinkedIn writes messages. */
export function quotedCsv(rows: readonly (readonly Field[])[]): string {
  const quoted = (value: Field): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return `${rows.map(row => row.map(quoted).join(',')).join('\n')}\n`;
}
