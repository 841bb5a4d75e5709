/** For work on texts that come again and again, such as the addresses of a mailbox or the titles of a CRM. */
export function remembering<T>(work: (text: string) => T, most = 20_000): (text: string) => T {
  const remembered = new Map<string, T>();
  return text => {
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known as T;
    if (remembered.size >= most) remembered.clear();
    const result = work(text);
    remembered.set(text, result);
    return result;
  };
}
