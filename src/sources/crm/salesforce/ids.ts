/** Salesforce ids: the first 15 characters are the id, three more make it safe where case is lost. */

/** `003000000000001AAA` and `003000000000001` are one record. '' for no id. */
export function sfId(text: string): string {
  return text.slice(0, 15);
}

/** What an id belongs to, by its first three characters. */
export function sfKind(id: string): 'account' | 'contact' | 'lead' | 'deal' | 'other' {
  const kinds: Record<string, 'account' | 'contact' | 'lead' | 'deal'> = {
    '001': 'account',
    '003': 'contact',
    '00Q': 'lead',
    '006': 'deal',
  };
  return kinds[id.slice(0, 3)] ?? 'other';
}

export function isDeleted(cell: string): boolean {
  return cell === '1' || cell.toLowerCase() === 'true';
}
