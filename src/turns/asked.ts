/** Who asks, for whom to read, and in which language, where that was chosen. */
import type { Colleague } from '../access/port.ts';
import type { Card } from '../cards/card.ts';
import type { Quoted } from '../channels/port.ts';
import type { Language } from '../words/port.ts';

export interface Asked {
  readonly asker: Colleague;
  readonly readers?: readonly (number | null)[];
  readonly language?: Language;
  readonly direct?: string;
  readonly nameAlone?: boolean;
  readonly overheard?: boolean;
  readonly namesOnly?: boolean;
  readonly quoted?: Quoted;
  readonly page?: Card;
}

/** The words are somebody else's. */
export const isOthers = ({ namesOnly, quoted }: Asked) => namesOnly === true || quoted !== undefined;
