/** A form of Teams: an Adaptive Card in a dialog. What is wrong with an input stands below it. Pure. */
import { directionOf } from '../../cards/card.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { Choice } from '../feedback.ts';
import type { TextRun } from './card-json.ts';
import { escapeWithin } from './escape.ts';
import { limits } from './limits.ts';

interface Asked {
  readonly id: string;
  readonly label: string;
}
/** One of the choices has to be chosen; Teams itself sees to it before it sends the form. */
export interface ChoiceField extends Asked {
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
}
/** May be left empty. */
export interface TextField extends Asked {
  readonly longest: number;
}

export interface Form {
  readonly language: Language;
  readonly title: string;
  readonly fields: readonly (ChoiceField | TextField)[];
  readonly submit: string;
  /** Comes back with what was filled in: ids only. */
  readonly data: Readonly<Record<string, string>>;
  /** What is wrong, by the id of its field. */
  readonly faults?: Readonly<Record<string, string>>;
}

interface Paragraph {
  readonly type: 'RichTextBlock';
  readonly spacing?: 'Small';
  readonly inlines: readonly TextRun[];
}
type Input = { readonly id: string; readonly label: string } & (
  | {
      readonly type: 'Input.ChoiceSet';
      readonly style: 'expanded';
      readonly wrap: true;
      readonly isRequired: true;
      readonly errorMessage: string;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly value?: string;
    }
  | { readonly type: 'Input.Text'; readonly isMultiline: true; readonly maxLength: number }
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

function inputOf(field: ChoiceField | TextField, language: Language): Input {
  const asked = { id: field.id, label: inline(field.label, limits.line) };
  if ('longest' in field) return { ...asked, type: 'Input.Text', isMultiline: true, maxLength: field.longest };
  const choices = field.choices.map(({ value, label, hint }) => ({
    title: inline(hint === '' ? label : `${label} – ${hint}`, limits.line),
    value,
  }));
  return {
    ...asked,
    type: 'Input.ChoiceSet',
    style: 'expanded',
    wrap: true,
    isRequired: true,
    errorMessage: say(language, 'form.choose'),
    choices,
    ...(field.chosen === null ? {} : { value: field.chosen }),
  };
}

export function formCard({ language, fields, submit, data, faults = {} }: Form): FormCard {
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
export const formResponse = (form: Form) => dialog(form.title, formCard(form));

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
