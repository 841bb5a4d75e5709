/** Mail that no person wrote to a person: robots, bulk mail, answers to invitations, drafts, spam. */
import type { Headers } from './headers.ts';

/** Subjects of answers to invitations, in the languages calendars write them in. */
const calendarReply =
  /^(?:accepted|declined|tentative|tentatively accepted|canceled|cancelled|canceled event|new time proposed|zaakceptowano|zaakceptowane|odrzucono|wstępna akceptacja|odwołano|odwołane|anulowano|přijato|odmítnuto|nezávazně přijato|zrušeno|zugesagt|angenommen|abgelehnt|mit vorbehalt|mit vorbehalt angenommen|abgesagt|پذیرفته شد|رد شد|لغو شد)\s?: /iu;

/** Whether a message is passed over. Nothing is lost by it: it says nothing about who knows whom. */
export function isNoise(headers: Headers): boolean {
  const one = (name: string) => headers.one(name);
  const type = one('content-type').toLowerCase();
  const automatic = one('auto-submitted').toLowerCase();
  return (
    (automatic !== '' && !automatic.startsWith('no')) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    isBulk(headers) ||
    type.startsWith('multipart/report') ||
    type.startsWith('text/calendar') ||
    /\bmethod=(?:"?)(?:reply|cancel|counter)/u.test(type) ||
    one('content-class').toLowerCase().includes('calendarmessage') ||
    calendarReply.test(headers.text('subject')) ||
    isUnsentOrSpam(headers)
  );
}

/**
 * Bulk mail that is no discussion list. A list names itself in List-Id and stays as shared context; mail with a way
 * out (List-Unsubscribe) but no list is a newsletter.
 */
function isBulk(headers: Headers): boolean {
  if (headers.has('list-id')) return false;
  return /^(?:bulk|junk)$/iu.test(headers.one('precedence')) || headers.has('list-unsubscribe');
}

function isUnsentOrSpam(headers: Headers): boolean {
  const labels = headers.one('x-gmail-labels').toLowerCase();
  return /(?:^|,)\s*"?(?:spam|trash|drafts?|chats?|kosz|koš|papierkorb|entwürfe|wersje robocze|koncepty)"?\s*(?:,|$)/u.test(
    labels,
  );
}
