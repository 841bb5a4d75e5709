/** Writes test/fixtures/slack-blocks.schema.json: what Slack's own types say of blocks and views, for the fake Slack. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const types = new URL('../node_modules/@slack/types/', import.meta.url).pathname;
const { version } = JSON.parse(readFileSync(`${types}package.json`, 'utf8'));

const generator = createGenerator({
  path: `${types}dist/index.d.ts`,
  skipTypeCheck: true,
  additionalProperties: false,
});
const definitions: Record<string, unknown> = {};
for (const name of ['KnownBlock', 'ModalView', 'HomeView'])
  Object.assign(definitions, generator.createSchema(name).definitions);
// A view may hold blocks that the types do not know, that is: anything. Ours hold known ones.
definitions.AnyBlock = { $ref: '#/definitions/KnownBlock' };

const schema = { $comment: `@slack/types ${version}`, definitions };
const withoutProse = JSON.stringify(schema, (key, value) =>
  key === 'description' && typeof value === 'string' ? undefined : value,
);
const file = new URL('../test/fixtures/slack-blocks.schema.json', import.meta.url).pathname;
writeFileSync(file, withoutProse);
execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
