/** The page that a colleague gets for "home": a card whose buttons open forms. Pure. */
import { directionOf } from '../../cards/card.ts';
import { cardText } from '../../cards/text.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { type HomeEntry, type HomeForm, type HomeSection, homeCard } from '../home.ts';
import type { CardElement, FormButton, TeamsMessage, TextRun } from './card-json.ts';
import { escapeWithin } from './escape.ts';
import type { Dialog } from './form.ts';
import { limits } from './limits.ts';

export interface HomeOptions {
  readonly language: Language;
  /** The last change failed. */
  readonly failed?: boolean;
}

const inline = (text: string) => escapeWithin(text.replace(/\s+/gu, ' ').trim(), limits.line);
const paragraph = (spacing: CardElement['spacing'], ...inlines: readonly TextRun[]): CardElement => ({
  type: 'RichTextBlock',
  spacing,
  inlines,
});
const run = (text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun => ({
  type: 'TextRun',
  text: inline(text),
  ...look,
});

/** What a form is about, on its button and in it: ids only. */
export const aboutOf = (source: number | null) => (source === null ? 'language' : `share:${source}`);

function entryOf({ source, name, value, line }: HomeEntry, language: Language): CardElement {
  const change: FormButton = {
    type: 'Action.Submit',
    title: escapeWithin(say(language, 'home.change'), limits.buttonText),
    data: { msteams: { type: 'task/fetch' }, home: aboutOf(source), language },
  };
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      paragraph(
        'None',
        run(name, { weight: 'Bolder' }),
        ...(value === '' ? [] : [{ type: 'TextRun', text: ' · ' } as const, run(value)]),
      ),
      paragraph('None', run(line, { isSubtle: true })),
      { type: 'ActionSet', spacing: 'Small', actions: [change] },
    ],
  };
}

export function homeMessage(sections: readonly HomeSection[], { language, failed = false }: HomeOptions): TeamsMessage {
  const text = escapeWithin(cardText(homeCard(sections, language)), limits.text);
  const body = sections.flatMap(({ title, entries, none }): CardElement[] => [
    paragraph('Medium', run(title, { weight: 'Bolder', size: 'Medium' })),
    ...(entries.length > 0
      ? entries.map(entry => entryOf(entry, language))
      : [paragraph('Small', run(none, { isSubtle: true }))]),
  ]);
  return {
    summary: text,
    card: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      ...(directionOf(language) === 'rtl' ? { rtl: true } : {}),
      fallbackText: text,
      body: [
        ...(failed ? [paragraph('None', run(`⚠ ${say(language, 'home.failed')}`, { color: 'Attention' }))] : []),
        ...body,
      ],
    },
  };
}

interface FormOptions {
  readonly source: number | null;
  readonly language: Language;
  /** The message with the page. */
  readonly message: string;
  readonly fault?: string;
}

/** Teams does not always name the message when a form is sent, so the form says which page it was opened from. */
export function homeDialog(
  { title, label, choices, chosen }: HomeForm,
  { source, language, message, fault }: FormOptions,
): Dialog {
  return {
    language,
    title,
    fields: [{ id: 'choice', label, optional: false, kind: 'choice', options: choices, value: chosen }],
    submit: say(language, 'home.save'),
    data: { home: aboutOf(source), language, message },
    ...(fault === undefined ? {} : { faults: { choice: fault } }),
  };
}
