/** What Slack would refuse of a message or a view: by the schema made from its own types, and by what it takes at most. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { limits } from '../../src/channels/slack/limits.ts';

const schema = JSON.parse(readFileSync(new URL('../fixtures/slack-blocks.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: false }).addSchema(schema, 'slack');
/** By the name of its type in Slack's types: "section" is a SectionBlock. One branch says more than all of a union. */
const blockType = (type: unknown) =>
  `${String(type).replace(/(?:^|_)([a-z])/gu, (_, letter: string) => letter.toUpperCase())}Block`;

interface Part {
  readonly [key: string]: unknown;
}
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

function ofShape(name: string, value: unknown): string[] {
  if (!(name in schema.definitions)) return [`${name} is not known`];
  const validate = ajv.getSchema(`slack#/definitions/${name}`);
  if (!validate) throw new Error(`The schema of ${name} does not compile.`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(error => `${name}${error.instancePath} ${error.message}`);
}

/** All there is inside, with the key it stands under and what it stands in. */
function* within(value: unknown, key = '', parent: Part = {}): Generator<{ key: string; part: Part; parent: Part }> {
  if (Array.isArray(value)) for (const one of value) yield* within(one, key, parent);
  if (!isPart(value)) return;
  yield { key, part: value, parent };
  for (const [name, inner] of Object.entries(value)) yield* within(inner, name, value);
}

/** Slack's, beside our own table. */
const ids = 255;
const label = 2000;
const optionText = 75;
const options = 10;
/** Of a list that folds out. */
const selectOptions = 100;
const optionValue = 150;

function mostOf(key: string, parent: Part): number {
  if (parent.type === 'header') return limits.header;
  if (parent.type === 'modal') return limits.formTitle;
  if (parent.type === 'input') return label;
  if (key === 'text' && parent.type === 'section') return limits.section;
  if (key === 'elements') return limits.section;
  if (parent.type === 'button' || key === 'text') return limits.buttonText;
  return optionText;
}

function ofSize(whole: unknown): string[] {
  const faults: string[] = [];
  const atMost = (what: string, size: number, most: number) => {
    if (size > most) faults.push(`${what} has ${size}, the most is ${most}`);
  };
  for (const { key, part, parent } of within(whole)) {
    if (part.type === 'mrkdwn' || part.type === 'plain_text') {
      const text = String(part.text);
      if (text === '') faults.push(`${key} of ${parent.type} is empty`);
      atMost(`${key} of ${parent.type}`, text.length, mostOf(key, parent));
    }
    if (typeof part.value === 'string') atMost(`value of ${key}`, part.value.length, limits.value);
    if (part.type === 'plain_text_input' && typeof part.initial_value === 'string')
      atMost('initial_value', part.initial_value.length, Number(part.max_length ?? limits.section));
    for (const id of [part.action_id, part.block_id, part.callback_id])
      if (typeof id === 'string') atMost('id', id.length, ids);
    if (part.type === 'actions' && Array.isArray(part.elements)) {
      atMost('actions', part.elements.length, limits.actions);
      if (part.elements.length === 0) faults.push('actions is empty');
      const names = part.elements.map(one => one.action_id);
      if (new Set(names).size < names.length) faults.push('two buttons of one row have the same action_id');
    }
    if (Array.isArray(part.options)) {
      atMost('options', part.options.length, part.type === 'static_select' ? selectOptions : options);
      for (const option of part.options) atMost('value of an option', String(option.value).length, optionValue);
      // Slack compares the whole option, not only its value.
      const known = part.options.map(option => JSON.stringify(option));
      if (part.initial_option && !known.includes(JSON.stringify(part.initial_option)))
        faults.push('initial_option is none of the options');
      const initial = Array.isArray(part.initial_options) ? part.initial_options : [];
      if (initial.some(one => !known.includes(JSON.stringify(one))))
        faults.push('initial_options are none of the options');
    }
  }
  return faults;
}

function ofBlocks(blocks: readonly unknown[], most: number): string[] {
  const faults = blocks.flatMap(block => ofShape(blockType(isPart(block) ? block.type : ''), block));
  if (blocks.length > most) faults.push(`${blocks.length} blocks, the most is ${most}`);
  const named = blocks.flatMap(block => (isPart(block) && block.block_id ? [block.block_id] : []));
  if (new Set(named).size < named.length) faults.push('two blocks have the same block_id');
  return [...faults, ...ofSize(blocks)];
}

/** What is wrong with a message; `blocks` as they came, parsed. */
export function faultsOfMessage(text: string, blocks: readonly unknown[]): string[] {
  const faults = ofBlocks(blocks, limits.blocks);
  if (text === '') faults.push('there is no text beside the blocks: a notification would be empty');
  if (text.length > limits.text) faults.push(`the text has ${text.length}, the most is ${limits.text}`);
  let shown = 0;
  for (const { part } of within(blocks)) if (typeof part.text === 'string') shown += part.text.length;
  if (shown > limits.message) faults.push(`the blocks have ${shown}, the most is ${limits.message}`);
  return faults;
}

/** Blocks of a view; Slack's own number. */
const viewBlocks = 100;

/** What is wrong with a form or a home tab. */
export function faultsOfView(view: unknown): string[] {
  if (!isPart(view) || !Array.isArray(view.blocks) || view.blocks.length === 0) return ['a view without blocks'];
  const { blocks, ...frame } = view;
  const faults = ofShape(frame.type === 'home' ? 'HomeView' : 'ModalView', { ...frame, blocks: [] });
  if (frame.type === 'modal' && blocks.some(block => block.type === 'input') && !frame.submit)
    faults.push('a form with fields has to have a submit');
  return [...faults, ...ofSize(frame), ...ofBlocks(blocks, viewBlocks)];
}
