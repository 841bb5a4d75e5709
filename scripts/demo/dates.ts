/** Dates of the demo count back from the anchor, the day the files pretend to have been exported on. */
export const ANCHOR = '2026-11-20';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const GERMAN_MONTHS = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const two = (value: number): string => String(value).padStart(2, '0');

/** `days` before the anchor (negative: after it) at a time of day, UTC. */
export function daysBefore(days: number, hour = 9, minute = 0): Date {
  return new Date(Date.parse(`${ANCHOR}T00:00:00Z`) - days * DAY + hour * 3_600_000 + minute * 60_000);
}

/** The nearest earlier Friday for a date on a weekend: business is done on working days. */
export function onWorkingDay(date: Date): Date {
  const back = date.getUTCDay() === 6 ? 1 : date.getUTCDay() === 0 ? 2 : 0;
  return new Date(date.getTime() - back * DAY);
}

export const plusMinutes = (date: Date, minutes: number): Date => new Date(date.getTime() + minutes * 60_000);

/** `2026-11-20` */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
/** `2026-11-20T09:00:00Z` */
export const isoSecond = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
/** `2026-11-20 09:00`, as HubSpot writes dates; UTC. */
export const hubspotMinute = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');
/** `20261120T090000`, as calendars write local times. */
export const icalLocal = (date: Date): string => date.toISOString().slice(0, 19).replace(/[-:]/g, '');

/** `05 Mar 2024`, as LinkedIn writes the day of a connection. */
export function linkedinDay(date: Date, language: 'en' | 'de'): string {
  const months = language === 'de' ? GERMAN_MONTHS : MONTHS;
  return `${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `2026-09-30 08:12:40 UTC`, as LinkedIn dates messages. */
export const linkedinSecond = (date: Date): string => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `3/14/25, 2:37 PM`, as LinkedIn dates invitations in every language. */
export function linkedinInvitation(date: Date): string {
  const hour = date.getUTCHours();
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${String(date.getUTCFullYear()).slice(2)}`;
  return `${day}, ${hour % 12 || 12}:${two(date.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** The last Sunday of a month at 01:00 UTC: when European summer time starts (March) and ends (October). */
function lastSunday(year: number, month: number): number {
  const end = new Date(Date.UTC(year, month + 1, 0, 1));
  return end.getTime() - end.getUTCDay() * DAY;
}

/** Minutes east of UTC. Our own rule instead of Intl, whose zone data differ between builds of Node. */
export function offsetOf(timeZone: string, date: Date): number {
  if (timeZone === 'Asia/Tehran') return 210;
  const year = date.getUTCFullYear();
  const summer = date.getTime() >= lastSunday(year, 2) && date.getTime() < lastSunday(year, 9);
  return (timeZone === 'Europe/London' ? 0 : 60) + (summer ? 60 : 0);
}

/** `Tue, 03 Nov 2026 10:15:00 +0100`, as mail headers write dates. */
export function mailDate(date: Date, timeZone: string): string {
  const offset = offsetOf(timeZone, date);
  const local = plusMinutes(date, offset);
  const day = `${WEEKDAYS[local.getUTCDay()]}, ${two(local.getUTCDate())} ${MONTHS[local.getUTCMonth()]}`;
  const zone = `+${two(Math.floor(offset / 60))}${two(offset % 60)}`;
  return `${day} ${local.getUTCFullYear()} ${local.toISOString().slice(11, 19)} ${zone}`;
}

/** `Tue Nov 03 09:15:00 2026`, as the `From ` line of a mailbox writes dates; UTC. */
export function mboxDate(date: Date): string {
  const day = `${WEEKDAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
  return `${day} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()}`;
}
