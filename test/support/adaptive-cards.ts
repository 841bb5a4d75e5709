/** Whether a card is one: by the official schema, and by the official parser. Each misses faults that the other finds. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Cards from 'adaptivecards';
import { Ajv } from 'ajv';

/** Part of the samples of Teams, not of the project. */
const path = join(process.env.ACQUAINT_SHARED ?? '', 'specs/teams/adaptive-card.schema.1.5.0.json');
/** In the names of tests, so that one sees what was not looked at. */
export const bySchema =
  process.env.ACQUAINT_SHARED && existsSync(path)
    ? 'by schema and parser'
    : 'by the parser only: ACQUAINT_SHARED is not set';

const schema = () => {
  const { id, $schema: _, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({ $id: id, ...rest });
};
const validate = bySchema.startsWith('by schema') ? schema() : null;

// Its module for bundlers names files that are not in the package; this one is whole.
const parser: typeof Cards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** What is wrong with a card. */
export function faultsOf(card: unknown): string[] {
  const faults: string[] = [];
  if (validate && !validate(card))
    faults.push(...(validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`));
  const parsed = new parser.AdaptiveCard();
  const context = new parser.SerializationContext(parser.Versions.v1_5);
  parsed.parse(structuredClone(card), context);
  for (let i = 0; i < context.eventCount; i++) faults.push(context.getEventAt(i).message);
  faults.push(...parsed.validateProperties().validationEvents.map(event => event.message));
  return faults;
}
