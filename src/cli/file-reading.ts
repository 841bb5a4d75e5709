/** The file readers as the importer takes them. */
import type { FileReading } from '../intake/import-paths.ts';
import { guessMapping, headersOf } from '../sources/csv/guess.ts';
import { ownerProfile } from '../sources/linkedin/owner.ts';
import { openFiles } from '../sources/open.ts';
import { recognise } from '../sources/readers.ts';
import { unrecognised } from '../sources/unrecognised.ts';

export type Mapping = Readonly<Record<string, string>>;

export interface Asking {
  /** Somebody sits at the terminal and can be asked. */
  readonly interactive: boolean;
  /** From `--map`, or remembered from last time. */
  readonly mapping: Mapping | null;
  readonly ask?: (file: string, headers: readonly string[], guess: Mapping) => Promise<Mapping | null>;
}

export function fileReading({ interactive, mapping, ask }: Asking): FileReading {
  return {
    openFiles,
    recognise,
    unrecognised: file => unrecognised(file).reason,
    ownerProfile,
    async mappingFor(file) {
      if (mapping) return mapping;
      const table = headersOf(file);
      if (!table) return null;
      const guess = guessMapping(table.headers, table.rows);
      if (guess.confident) return guess.mapping;
      return interactive && ask ? ask(file.name, table.headers, guess.mapping) : null;
    },
  };
}
