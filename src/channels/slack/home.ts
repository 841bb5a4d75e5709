/** The home tab and its forms. Pure: views out of what there is. */
import type { types } from '@slack/bolt';
import { directionOf } from '../../cards/card.ts';
import type { Form } from '../../cards/form.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { HomeEntry, HomeForm, HomeSection } from '../home.ts';
import { rightToLeftMark } from './blocks.ts';
import { escapeWithin, plainWithin } from './escape.ts';
import { modalOf } from './form.ts';
import { limits } from './limits.ts';

const plain = (text: string, most: number = limits.buttonText) => ({
  type: 'plain_text' as const,
  text: plainWithin(text, most),
  emoji: false,
});
const section = (text: string, accessory?: types.Button): types.SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
  ...(accessory ? { accessory } : {}),
});

export interface HomeViewOptions {
  /** What the view is written in. */
  readonly language: Language;
  /** The last change failed. */
  readonly failed?: boolean;
}

export function homeView(
  sections: readonly HomeSection[],
  { language, failed = false }: HomeViewOptions,
): types.HomeView {
  const change = (source: number | null): types.Button => ({
    type: 'button',
    action_id: `home.${source === null ? 'language' : 'share'}.${language}`,
    text: plain(say(language, 'home.change')),
    value: source === null ? 'language' : String(source),
  });
  const entry = ({ source, name, value, line }: HomeEntry) => {
    const label = `*${escapeWithin(name, 200)}*${value === '' ? '' : ` · ${value}`}`;
    const mark = directionOf(language) === 'rtl' ? rightToLeftMark : '';
    return section(`${mark}${label}\n${mark}${line}`, change(source));
  };
  return {
    type: 'home',
    blocks: [
      ...(failed ? [section(`⚠ ${say(language, 'home.failed')}`)] : []),
      ...sections.flatMap(({ title, entries, none }) => [
        { type: 'header' as const, text: plain(title, limits.header) },
        ...(entries.length > 0 ? entries.map(entry) : [section(none)]),
      ]),
    ],
  };
}

/** Of somebody whom we do not know: why. */
export const strangerView = (text: string): types.HomeView => ({ type: 'home', blocks: [section(text)] });

/** @param source the id of the source it is about; null: the language */
export function formView(
  { title, label, choices, chosen }: HomeForm,
  { source, language }: { source: number | null; language: Language },
): types.ModalView {
  const form: Form = {
    language,
    title,
    fields: [{ id: 'choice', label, optional: false, kind: 'choice', options: choices, value: chosen }],
    submit: say(language, 'home.save'),
  };
  const about = source === null ? 'language' : 'share';
  return modalOf(form, { callback: `home.${about}`, metadata: source === null ? 'language' : String(source) });
}
