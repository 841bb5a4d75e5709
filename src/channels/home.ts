/**
 * A colleague's own page: their sources with who may see them, and their language. What it says, what its forms ask and
 * what they take; the same on every platform.
 */
import type { Colleague } from '../access/port.ts';
import { type Card, directionOf } from '../cards/card.ts';
import type { Option } from '../cards/form.ts';
import { clean } from '../cards/untrusted.ts';
import { type Language, languages } from '../words/port.ts';
import { type MessageId, say } from '../words/say.ts';
import type { OwnSettings, OwnSource, SharingLevel } from './port.ts';

/** More sources than a person has; a view of Slack takes a hundred blocks. */
const mostSources = 40;
const levels: readonly SharingLevel[] = ['named', 'anonymous', 'private'];
/** What the form says where no language is chosen. */
const noLanguage = 'none';

/** "mailbox", "LinkedIn" as sources are stored, in the reader's language. */
const called = (name: string, language: Language) => say(language, 'source.shared', { kind: name, name: clean(name) });
const nameOf = (code: Language, language: Language) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;

export const languageOf = (colleague: Colleague): Language | null =>
  languages.find(one => one === colleague.language) ?? null;

/** Something that can be changed. */
export interface HomeEntry {
  /** The id of a source; null: the language. */
  readonly source: number | null;
  readonly name: string;
  /** May be empty. */
  readonly value: string;
  readonly line: string;
}
export interface HomeSection {
  readonly title: string;
  readonly entries: readonly HomeEntry[];
  /** Said where there are no entries. */
  readonly none: string;
}

export interface HomeOptions {
  /** What the page is written in. */
  readonly language: Language;
  /** What the colleague chose; null: nothing. */
  readonly chosen: Language | null;
}

export function homeSections(sources: readonly OwnSource[], { language, chosen }: HomeOptions): readonly HomeSection[] {
  const own = sources.slice(0, mostSources).map(({ id, name, sharing }) => ({
    source: id,
    name: called(name, language),
    value: say(language, `level.${sharing}`),
    line: say(language, `level.${sharing}.line`),
  }));
  const spoken = {
    source: null,
    name: chosen ? nameOf(chosen, language) : say(language, 'home.asAsked'),
    value: '',
    line: say(language, 'home.languageLine'),
  };
  return [
    { title: say(language, 'home.sources'), entries: own, none: say(language, 'home.noSources') },
    { title: say(language, 'home.language'), entries: [spoken], none: '' },
  ];
}

/** The page in words: what a notification shows and a screen reader says. */
export function homeCard(sections: readonly HomeSection[], language: Language): Card {
  const lines = sections.flatMap(({ title, entries, none }) => [
    title,
    ...entries.map(({ name, value, line }) => `${[name, value].filter(part => part !== '').join(' · ')}: ${line}`),
    ...(entries.length === 0 ? [none] : []),
  ]);
  const [title = '', ...texts] = lines;
  const blocks = texts.map(text => ({ type: 'text' as const, text }));
  return { language, direction: directionOf(language), title, blocks, actions: [] };
}

export interface HomeForm {
  readonly title: string;
  readonly label: string;
  readonly choices: readonly Option[];
  readonly chosen: string;
}

export function sharingForm({ name, sharing }: OwnSource, language: Language): HomeForm {
  const choices = levels.map(level => ({
    value: level,
    label: say(language, `level.${level}`),
    hint: say(language, `level.${level}.line`),
  }));
  return { title: say(language, 'home.shareTitle'), label: called(name, language), choices, chosen: sharing };
}

export function languageForm(chosen: Language | null, language: Language): HomeForm {
  const choices = [
    { value: noLanguage, label: say(language, 'home.asAsked'), hint: '' },
    ...languages.map(code => ({ value: code, label: nameOf(code, language), hint: '' })),
  ];
  const label = say(language, 'home.language');
  return { title: label, label, choices, chosen: chosen ?? noLanguage };
}

/** The form for a source, or for the language; null where the source is gone, or somebody else's. */
export async function homeForm(
  own: OwnSettings,
  asker: Colleague,
  { source, language }: { source: number | null; language: Language },
): Promise<HomeForm | null> {
  if (source === null) return languageForm(languageOf(asker), language);
  const found = (await own.sources(asker)).find(one => one.id === source);
  return found ? sharingForm(found, language) : null;
}

/**
 * A form that was sent. Looked at first, because the platform waits for what is wrong with it, and sharing takes longer.
 * @returns what is wrong, or what does it; that returns false where the source is gone meanwhile
 */
export async function homeChange(
  own: OwnSettings,
  asker: Colleague,
  { source, choice }: { source: number | null; choice: string | null },
): Promise<{ readonly wrong: MessageId } | { change(now: Date): Promise<boolean> }> {
  if (source === null) {
    const chosen = languages.find(one => one === choice) ?? null;
    if (chosen === null && choice !== noLanguage) return { wrong: 'form.choose' };
    return { change: () => own.speak(asker, chosen).then(() => true) };
  }
  const level = levels.find(one => one === choice);
  if (!level) return { wrong: 'form.choose' };
  if (!(await own.sources(asker)).some(one => one.id === source)) return { wrong: 'home.notYours' };
  return { change: now => own.share(asker, source, level, now) };
}
