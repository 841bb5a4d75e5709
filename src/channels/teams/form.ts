/** A form of Teams: an Adaptive Card in a dialog. What is wrong with an input stands below it. Pure. */
import { directionOf } from '../../cards/card.ts';
import type { Faults, Field, Form } from '../../cards/form.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { TextRun } from './card-json.ts';
import { escapeWithin } from './escape.ts';
import { limits } from './limits.ts';

export interface Dialog extends Form {
  /** Comes back with what was filled in: ids only. */
  readonly data: Readonly<Record<string, string>>;
  readonly faults?: Faults;
}

interface Paragraph {
  readonly type: 'RichTextBlock';
  readonly spacing?: 'Small';
  readonly inlines: readonly TextRun[];
}
interface Required {
  readonly isRequired: true;
  readonly errorMessage: string;
}
interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'expanded' | 'compact';
  readonly wrap: true;
  readonly isMultiSelect?: true;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly value?: string;
}
type Input = { readonly id: string; readonly label: string } & Partial<Required> &
  (
    | ChoiceSet
    | {
        readonly type: 'Input.Text';
        readonly isMultiline: boolean;
        readonly maxLength: number;
        readonly value?: string;
      }
    | { readonly type: 'Input.Number'; readonly min: number; readonly max: number; readonly value?: number }
    | { readonly type: 'Input.Date' | 'Input.Time'; readonly value?: string }
  );

export interface FormCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly rtl?: true;
  readonly body: readonly (Paragraph | Input)[];
  readonly actions?: readonly {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly data: Readonly<Record<string, string>>;
  }[];
}

const inline = (text: string, most: number) => escapeWithin(text.replace(/\s+/gu, ' ').trim(), most);

const cardOf = (language: Language, content: Pick<FormCard, 'body' | 'actions'>): FormCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  ...(directionOf(language) === 'rtl' ? { rtl: true } : {}),
  ...content,
});

function choiceSet(field: Extract<Field, { readonly options: unknown }>): ChoiceSet {
  const choices = field.options.map(({ value, label, hint }) => ({
    title: inline(hint === '' ? label : `${label} – ${hint}`, limits.line),
    value,
  }));
  const chosen = field.kind === 'several' ? field.values.join(',') : field.value;
  return {
    type: 'Input.ChoiceSet',
    style: field.kind === 'select' ? 'compact' : 'expanded',
    wrap: true,
    ...(field.kind === 'several' ? { isMultiSelect: true } : {}),
    choices,
    ...(chosen ? { value: chosen } : {}),
  };
}

function inputOf(field: Field, language: Language): Input {
  // Teams itself sees to it that what is required is there, before it sends the form.
  const required: Partial<Required> = field.optional
    ? {}
    : { isRequired: true, errorMessage: say(language, 'options' in field ? 'form.choose' : 'form.empty') };
  const asked = { id: field.id, label: inline(field.label, limits.line), ...required };
  switch (field.kind) {
    case 'choice':
    case 'select':
    case 'several':
      return { ...asked, ...choiceSet(field) };
    case 'text': {
      const isMultiline = field.lines === 'many';
      const value = field.value?.slice(0, field.longest);
      return { ...asked, type: 'Input.Text', isMultiline, maxLength: field.longest, ...(value ? { value } : {}) };
    }
    case 'number': {
      const value = Number(field.value ?? Number.NaN);
      const kept = Number.isFinite(value) ? { value } : {};
      return { ...asked, type: 'Input.Number', min: field.least, max: field.most, ...kept };
    }
    case 'day':
    case 'time': {
      const type = field.kind === 'day' ? 'Input.Date' : 'Input.Time';
      return { ...asked, type, ...(field.value === null ? {} : { value: field.value }) };
    }
  }
}

export function formCard({ language, fields, submit, data, faults = {} }: Dialog): FormCard {
  const body = fields.flatMap((field): (Paragraph | Input)[] => {
    const fault = faults[field.id];
    const input = inputOf(field, language);
    if (fault === undefined) return [input];
    const said: TextRun = { type: 'TextRun', text: fault, color: 'Attention' };
    return [input, { type: 'RichTextBlock', spacing: 'Small', inlines: [said] }];
  });
  return cardOf(language, {
    body,
    actions: [{ type: 'Action.Submit', title: inline(submit, limits.buttonText), data }],
  });
}

const invokeResponse = (body: object) => ({ type: 'invokeResponse', value: { status: 200, body } });

const dialog = (title: string, content: FormCard) =>
  invokeResponse({
    task: {
      type: 'continue',
      value: {
        title,
        width: 'small',
        height: 'medium',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content },
      },
    },
  });

/** What opens, or takes the place of the form that was sent. */
export const formResponse = (form: Dialog) => dialog(form.title, formCard(form));

/** A dialog that says one sentence. A plain message, which Teams has too, may come out as an empty dialog. */
export const saidResponse = (title: string, sentence: string, language: Language) =>
  dialog(
    title,
    cardOf(language, { body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: sentence }] }] }),
  );

/** The form is taken and closes; unlike with that of a thumb, Teams takes a word of JSON for another dialog. */
export const closedResponse = () => ({ type: 'invokeResponse', value: { status: 200 } });

/** The form of a thumb is taken and closes. Teams takes nothing else in answer to it, and shows an error when there is more. */
export const takenResponse = () => invokeResponse({});
