/** Form → a modal of Slack, and what was filled into it. Pure. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Field, Filled, Form, Option } from '../../cards/form.ts';
import { say } from '../../words/say.ts';
import { plainWithin } from './escape.ts';
import { limits } from './limits.ts';

const plain = (text: string, most: number = limits.buttonText) => ({
  type: 'plain_text' as const,
  text: plainWithin(text, most),
  emoji: false,
});

const optionOf = ({ value, label, hint }: Option) => ({
  text: plain(label),
  value,
  ...(hint === '' ? {} : { description: plain(hint) }),
});

function elementOf(field: Field): types.InputBlock['element'] {
  const { id: action_id } = field;
  switch (field.kind) {
    case 'choice':
    case 'select': {
      const options = field.options.map(optionOf);
      const initial_option = options.find(one => one.value === field.value);
      const type = field.kind === 'choice' ? ('radio_buttons' as const) : ('static_select' as const);
      return { type, action_id, options, ...(initial_option ? { initial_option } : {}) };
    }
    case 'several': {
      const options = field.options.map(optionOf);
      const initial = options.filter(one => field.values.includes(one.value));
      return { type: 'checkboxes', action_id, options, ...(initial.length > 0 ? { initial_options: initial } : {}) };
    }
    case 'text': {
      // Where it is longer than the field takes, Slack would refuse the whole form.
      const initial_value = field.value?.slice(0, field.longest);
      const multiline = field.lines === 'many';
      return {
        type: 'plain_text_input',
        action_id,
        multiline,
        max_length: field.longest,
        ...(initial_value ? { initial_value } : {}),
      };
    }
    case 'number':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: String(field.least),
        max_value: String(field.most),
        ...(field.value === null ? {} : { initial_value: field.value }),
      };
    case 'day':
      return { type: 'datepicker', action_id, ...(field.value === null ? {} : { initial_date: field.value }) };
    case 'time':
      return { type: 'timepicker', action_id, ...(field.value === null ? {} : { initial_time: field.value }) };
  }
}

/** @param about what comes back with what was filled in: ids only */
export function modalOf(
  { language, title, fields, submit }: Form,
  about: { readonly callback: string; readonly metadata: string },
): types.ModalView {
  return {
    type: 'modal',
    callback_id: `${about.callback}.${language}`,
    private_metadata: about.metadata,
    title: plain(title, limits.formTitle),
    submit: plain(submit, limits.formTitle),
    close: plain(say(language, 'action.cancel'), limits.formTitle),
    blocks: fields.map(field => ({
      type: 'input',
      block_id: field.id,
      label: plain(field.label),
      element: elementOf(field),
      ...(field.optional ? { optional: true } : {}),
    })),
  };
}

/** One sentence where the form was. */
export const saidInModal = (title: string, sentence: string): types.ModalView => ({
  type: 'modal',
  title: plain(title, limits.formTitle),
  blocks: [{ type: 'section', text: plain(sentence, limits.section) }],
});

const option = z.object({ value: z.string().max(limits.value) });
/** One of these, whichever the kind of the field has. */
const input = z.object({
  value: z.string().max(limits.section).nullish(),
  selected_date: z.string().max(20).nullish(),
  selected_time: z.string().max(20).nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
});

/** Each block holds one field of the same name. */
export const formState = z.record(z.string().max(100), z.record(z.string(), input));

export function filledIn(state: z.infer<typeof formState>): Filled {
  const filled = Object.entries(state).flatMap(([id, block]) => {
    const { [id]: given } = block;
    const several = given?.selected_options?.map(one => one.value).join(',');
    const value =
      several ?? given?.value ?? given?.selected_option?.value ?? given?.selected_date ?? given?.selected_time ?? '';
    return value === '' ? [] : [[id, value] as const];
  });
  return Object.fromEntries(filled);
}
