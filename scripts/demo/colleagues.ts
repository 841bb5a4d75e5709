/** The eight people of the fictional company. */
export type Language = 'en' | 'pl' | 'cs' | 'de' | 'fa';

export interface Colleague {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly team: 'Sales' | 'Engineering' | 'Management';
  readonly language: Language;
  readonly timeZone: string;
  readonly profile: string;
}

export const OWN_DOMAIN = 'lumetria.example';

function colleague(
  name: string,
  local: string,
  team: Colleague['team'],
  language: Language,
  timeZone: string,
): Colleague {
  const key = local.split('.')[0] ?? local;
  const profile = `https://www.linkedin.com/in/${local.replace('.', '-')}-lumetria`;
  return { key, name, email: `${local}@${OWN_DOMAIN}`, team, language, timeZone, profile };
}

/** The asker when nobody says otherwise. */
export const NINA = colleague('Nina Kowalczyk', 'nina.kowalczyk', 'Sales', 'en', 'Europe/Warsaw');
export const TOMAS = colleague('Tomáš Dvořák', 'tomas.dvorak', 'Sales', 'cs', 'Europe/Prague');
export const JONAS = colleague('Jonas Weber', 'jonas.weber', 'Sales', 'de', 'Europe/Berlin');
export const SHIRIN = colleague('Shirin Moradi', 'shirin.moradi', 'Sales', 'fa', 'Asia/Tehran');
export const PIOTR = colleague('Piotr Zieliński', 'piotr.zielinski', 'Engineering', 'pl', 'Europe/Warsaw');
export const EMMA = colleague('Emma Clarke', 'emma.clarke', 'Engineering', 'en', 'Europe/London');
export const LUKAS = colleague('Lukáš Horák', 'lukas.horak', 'Engineering', 'cs', 'Europe/Prague');
export const OLIVER = colleague('Oliver Grant', 'oliver.grant', 'Management', 'en', 'Europe/London');

export const COLLEAGUES: readonly Colleague[] = [NINA, TOMAS, JONAS, SHIRIN, PIOTR, EMMA, LUKAS, OLIVER];
export const ME = NINA;
