/** The home tab: my sources, who may see them, and my language. Pure: views out of what there is. */
import type { types } from '@slack/bolt';
import { clean } from '../../cards/untrusted.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { OwnSource, SharingLevel } from '../port.ts';
import { escapeWithin, plainWithin } from './escape.ts';
import { limits } from './limits.ts';

/** More sources than a person has; a view takes a hundred blocks. */
const mostSources = 40;

export const sharingLevels: readonly SharingLevel[] = ['named', 'anonymous', 'private'];

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
const nameOf = (code: Language, language: Language) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;

/** "mailbox", "LinkedIn" as sources are stored, in the reader's language. */
const called = (name: string, language: Language) => say(language, 'source.shared', { kind: name, name: clean(name) });

export interface HomeOptions {
  /** What the view is written in. */
  readonly language: Language;
  /** What the colleague chose; null: nothing. */
  readonly chosen: Language | null;
  /** The last change failed. */
  readonly failed?: boolean;
}

export function homeView(
  sources: readonly OwnSource[],
  { language, chosen, failed = false }: HomeOptions,
): types.HomeView {
  const change = (action: string, value: string): types.Button => ({
    type: 'button',
    action_id: `home.${action}.${language}`,
    text: plain(say(language, 'home.change')),
    value,
  });
  const shown = sources.slice(0, mostSources).map(({ id, name, sharing }) => {
    const label = `*${escapeWithin(called(name, language), 200)}* · ${say(language, `level.${sharing}`)}`;
    return section(`${label}\n${say(language, `level.${sharing}.line`)}`, change('share', String(id)));
  });
  const spoken = chosen ? nameOf(chosen, language) : say(language, 'home.asAsked');
  return {
    type: 'home',
    blocks: [
      ...(failed ? [section(`⚠ ${say(language, 'home.failed')}`)] : []),
      { type: 'header', text: plain(say(language, 'home.sources'), limits.header) },
      ...(shown.length > 0 ? shown : [section(say(language, 'home.noSources'))]),
      { type: 'header', text: plain(say(language, 'home.language'), limits.header) },
      section(`*${spoken}*\n${say(language, 'home.languageLine')}`, change('language', 'language')),
    ],
  };
}

/** Of somebody whom we do not know: why. */
export const strangerView = (text: string): types.HomeView => ({ type: 'home', blocks: [section(text)] });

interface Form {
  readonly id: 'share' | 'language';
  /** What it is about: the id of a source. */
  readonly about: string;
  readonly title: string;
  readonly label: string;
}

function form(
  { id, about, title, label }: Form,
  language: Language,
  options: types.PlainTextOption[],
  chosen: string,
): types.ModalView {
  const initial_option = options.find(one => one.value === chosen);
  return {
    type: 'modal',
    callback_id: `home.${id}.${language}`,
    private_metadata: about,
    title: plain(title, limits.formTitle),
    submit: plain(say(language, 'home.save'), limits.formTitle),
    close: plain(say(language, 'action.cancel'), limits.formTitle),
    blocks: [
      {
        type: 'input',
        block_id: 'choice',
        label: plain(label),
        element: { type: 'radio_buttons', action_id: 'choice', options, ...(initial_option ? { initial_option } : {}) },
      },
    ],
  };
}

export function sharingForm({ id, name, sharing }: OwnSource, language: Language): types.ModalView {
  const options = sharingLevels.map(level => ({
    text: plain(say(language, `level.${level}`)),
    description: plain(say(language, `level.${level}.line`)),
    value: level,
  }));
  const what = {
    id: 'share',
    about: String(id),
    title: say(language, 'home.shareTitle'),
    label: called(name, language),
  } as const;
  return form(what, language, options, sharing);
}

/** What the form says where no language is chosen. */
export const noLanguage = 'none';

export function languageForm(chosen: Language | null, language: Language): types.ModalView {
  const options = [
    { text: plain(say(language, 'home.asAsked')), value: noLanguage },
    ...languages.map(code => ({ text: plain(nameOf(code, language)), value: code })),
  ];
  const label = say(language, 'home.language');
  return form({ id: 'language', about: 'language', title: label, label }, language, options, chosen ?? noLanguage);
}
