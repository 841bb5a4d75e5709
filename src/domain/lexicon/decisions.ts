/** Words that decide about what was proposed, where there is no button: "save it", "cofnij", «نه». */
import { tokens } from '../fold.ts';

export type Decision = 'save' | 'leave' | 'undo' | 'yes' | 'no';

const words: Readonly<Record<Decision, readonly string[]>> = {
  save: [
    ...['save', 'save it', 'save that', 'log it', 'write it'],
    ...['zapisz', 'zapisz to', 'ulož', 'uložit', 'ulož to', 'zapiš to'],
    ...['speichern', 'speicher das', 'speichere das', 'ذخیره', 'ذخیره کن', 'ثبت کن'],
  ],
  leave: [
    ...['cancel', 'cancel it', 'cancel that', 'leave it', 'forget it', 'never mind', 'anuluj', 'zostaw', 'zostaw to'],
    ...['zrušit', 'zruš to', 'nech to', 'abbrechen', 'lass es', 'verwerfen', 'لغو', 'لغو کن', 'ولش کن'],
  ],
  undo: [
    ...['undo', 'undo it', 'undo that', 'undo this', 'take it back', 'take that back', 'revert', 'revert that'],
    ...['cofnij', 'cofnij to', 'wycofaj', 'wycofaj to', 'vrať to', 'vrátit', 'vrátit zpět', 'vzít zpět'],
    ...['rückgängig', 'rückgängig machen', 'mach das rückgängig', 'zurücknehmen', 'nimm das zurück'],
    ...['برگردان', 'برگردون', 'پس بگیر', 'لغوش کن'],
  ],
  yes: ['yes', 'ok', 'okay', 'yes please', 'tak', 'ano', 'jo', 'ja', 'بله', 'آره', 'باشه'],
  no: ['no', 'nope', 'nie', 'ne', 'nein', 'نه', 'خیر'],
};

const folded = (text: string) =>
  tokens(text)
    .map(token => token.folded)
    .join(' ');

let known: ReadonlyMap<string, Decision> | undefined;

/** @returns null where the whole message is no decision */
export function decisionIn(text: string): Decision | null {
  known ??= new Map(
    (Object.keys(words) as Decision[]).flatMap(decision =>
      words[decision].map(one => [folded(one), decision] as const),
    ),
  );
  return known.get(folded(text)) ?? null;
}
