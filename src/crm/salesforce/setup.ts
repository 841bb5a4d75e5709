/** How an organisation of Salesforce is set up: its names of stages and states, its currency, its day, its fields. */
import type { Row } from './api.ts';
import type { Client } from './client.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { text } from './records.ts';

export interface Setup {
  readonly organisation: Row;
  readonly currency: string | undefined;
  /** What the state of a task is called that is done, and of one that is not. */
  readonly done: string;
  readonly open: string;
  /** The name that sellers read. */
  stageLabel(value: string | undefined): string | undefined;
  /** Undefined where there is no such stage. */
  stageValue(label: string): string | undefined;
  /** A day as people in the company read it off a moment: `2026-11-27`. */
  dayOf(time: Date): string;
  /** Null where there is no such type, in this edition or for us. */
  fields(type: string): Promise<Fields | null>;
}

export async function readSetup(client: Client): Promise<Setup> {
  const known = new Map<string, Promise<Fields | null>>();
  const fields = (type: string) => {
    let found = known.get(type);
    if (!found) {
      found = client.describe(type).then(description => description && fieldsOf(description));
      found.catch(() => known.delete(type));
      known.set(type, found);
    }
    return found;
  };
  /** Empty where our user may not read the type. */
  const rowsOf = async (type: string, wanted: readonly string[]) => {
    const names = (await fields(type))?.known(wanted);
    return names ? client.all(`SELECT ${['Id', ...names].join(', ')} FROM ${type}`) : [];
  };
  const [organisation = { Id: '' }] = await rowsOf('Organization', [
    'Name',
    'IsSandbox',
    'TimeZoneSidKey',
    'DefaultAccountAccess',
    'DefaultContactAccess',
    'DefaultLeadAccess',
    'DefaultOpportunityAccess',
  ]);
  const stages = (await fields('Opportunity'))?.options('StageName') ?? [];
  const isMulti = (await fields('Opportunity'))?.has('CurrencyIsoCode') ?? false;
  const states = await rowsOf('TaskStatus', ['ApiName', 'IsClosed', 'IsDefault']);
  const closed = states.filter(state => state.IsClosed === true);
  const open = states.filter(state => state.IsClosed !== true);
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: text(organisation.TimeZoneSidKey) ?? 'UTC',
    dateStyle: 'short',
  });
  const nameOf = (state: Row | undefined) => text(state?.ApiName);
  return {
    organisation,
    currency: isMulti ? undefined : await client.currency(),
    done: nameOf(closed.find(state => state.ApiName === 'Completed') ?? closed[0]) ?? 'Completed',
    open: nameOf(open.find(state => state.IsDefault === true) ?? open[0]) ?? 'Not Started',
    stageLabel: value => stages.find(stage => stage.value === value)?.label ?? value,
    stageValue: label => stages.find(stage => stage.active && (stage.label === label || stage.value === label))?.value,
    dayOf: time => day.format(time),
    fields,
  };
}
