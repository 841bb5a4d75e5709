/** How an account of HubSpot is set up: its names of stages, its currency, its day, and the properties of its own. */
import type { Account, Client, Pipeline, Property } from './client.ts';
import { dateOf } from './records.ts';

export interface Setup {
  readonly account: Account;
  readonly currency: string;
  /** The name that sellers read. */
  stageName(pipeline: string | undefined, id: string | undefined): string | undefined;
  /** Undefined where the pipeline has no such stage. */
  stageId(pipeline: string | undefined, name: string): string | undefined;
  /** A day as people in the company read it off a moment: `2026-11-27`. */
  dayOf(time: string | undefined): string | undefined;
  /** Properties that the account made for itself, which are kept with a record. */
  ownProperties(type: string): Promise<readonly string[]>;
  properties(type: string): Promise<readonly Property[]>;
  /** Of a type whose properties have changed. */
  forget(type: string): void;
}

/** Kinds of values that are kept with a record as they came. */
const plainTypes = ['string', 'number', 'date', 'datetime', 'enumeration', 'bool'];

export async function readSetup(client: Client): Promise<Setup> {
  const [account, pipelines] = [await client.account(), await client.pipelines()];
  const known = new Map<string, Promise<Property[]>>();
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: account.timeZone, dateStyle: 'short' });
  const stagesOf = (pipeline: string | undefined): Pipeline['stages'] =>
    pipelines.find(({ id }) => id === pipeline)?.stages ?? pipelines.flatMap(({ stages }) => stages);
  const properties = (type: string) => {
    let found = known.get(type);
    if (!found) {
      found = client.properties(type);
      found.catch(() => known.delete(type));
      known.set(type, found);
    }
    return found;
  };
  return {
    account,
    currency: account.companyCurrency,
    stageName: (pipeline, id) => stagesOf(pipeline).find(stage => stage.id === id)?.label ?? id,
    stageId: (pipeline, name) => stagesOf(pipeline).find(stage => stage.label === name || stage.id === name)?.id,
    dayOf(time) {
      const date = dateOf(time);
      return date && day.format(date);
    },
    properties,
    // What the account calls sensitive stays there.
    ownProperties: async type =>
      (await properties(type))
        .filter(
          ({ hubspotDefined, dataSensitivity }) =>
            !hubspotDefined && (dataSensitivity ?? 'non_sensitive') === 'non_sensitive',
        )
        .filter(({ type: kind, name }) => plainTypes.includes(kind) && !/token|passw|secret/u.test(name))
        .map(({ name }) => name),
    forget: type => {
      known.delete(type);
    },
  };
}
