/** Quoted-printable values of vCard 2.1, which the `vcf` library leaves as they are. */

/** `M=C3=BCller` → Müller. Unknown character sets are read as UTF-8. */
export function decodeQuotedPrintable(text: string, charset = 'utf-8'): string {
  const bytes = Buffer.from(
    text
      .replace(/=\n/gu, '')
      .replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    /[^\p{Cc}\u0020-\u00ff]/u.test(text) ? 'utf-8' : 'latin1',
  );
  return decoderFor(charset).decode(bytes);
}

function decoderFor(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}
