/** The file readers as the importer takes them. */
import type { FileReading } from '../intake/import-paths.ts';
import { guessMapping, headersOf } from '../sources/csv/guess.ts';
import { ownerProfile } from '../sources/linkedin/owner.ts';
import { openFiles } from '../sources/open.ts';
import { mappedCsv, recognise } from '../sources/readers.ts';
import { isTable, unrecognised } from '../sources/unrecognised.ts';
import type { Mapping } from './mapping.ts';

type Rows = readonly (readonly string[])[];

/** How unknown tables get a mapping; without it only those are read whose columns are clear. */
export interface Mapper {
  /** From `--map`, where it fits this header, or remembered from last time. */
  given(headers: readonly string[]): Mapping | null;
  /** Whether somebody can be asked. */
  readonly canAsk: boolean;
  /** Told when a given mapping is used. */
  chosen(headers: readonly string[]): Promise<void>;
  ask(file: string, headers: readonly string[], rows: Rows, guess: Mapping): Promise<Mapping | null>;
}

const noMapper: Mapper = { given: () => null, canAsk: false, chosen: async () => {}, ask: async () => null };

export function fileReading(mapper: Mapper = noMapper): FileReading {
  /** A table that no reader knows, and for which a mapping can be had. */
  const mapped = (head: Uint8Array) => {
    const table = headersOf({ head });
    return table && (mapper.given(table.headers) || (mapper.canAsk && isTable(table))) ? mappedCsv : null;
  };
  return {
    openFiles,
    recognise: head => recognise(head) ?? (isExpected(head) ? null : mapped(head)),
    unrecognised: file => unrecognised(file).reason,
    ownerProfile,
    async mappingFor(file) {
      const table = headersOf(file);
      if (!table) return null;
      const given = mapper.given(table.headers);
      if (given) {
        await mapper.chosen(table.headers);
        return given;
      }
      const guess = guessMapping(table.headers, table.rows);
      if (guess.confident) return guess.mapping;
      return mapper.canAsk ? mapper.ask(file.name, table.headers, table.rows, guess.mapping) : null;
    },
  };
}

/** A part of an archive that is rightly not read is not asked about. */
const isExpected = (head: Uint8Array) => unrecognised({ head }).expected;
