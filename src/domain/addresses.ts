/** What an address says about who stands behind it: a company, a free-mail provider, a machine, a profile. */
import { domainToASCII } from 'node:url';
import providers from 'email-providers/all.json' with { type: 'json' };
import { getDomain } from 'tldts';
import { fold } from './fold.ts';
import { remembering } from './remembering.ts';

/** Providers of Central Europe and Iran that the list of `email-providers` lacks. */
const missing = [
  'email.cz',
  'volny.cz',
  'tutanota.com',
  'tutanota.de',
  'tuta.com',
  'pm.me',
  'mailbox.org',
  'posteo.de',
  'onet.eu',
  'chmail.ir',
  'mailfa.com',
];
const freeMail = new Set([...providers, ...missing]);
/** Reserved for documentation, so no provider's, though the list has them. */
for (const reserved of ['example.com', 'example.net', 'example.org']) freeMail.delete(reserved);

/** An address has at most 320 letters; the rest is for a display name. */
const longestAddress = 1000;

/**
 * The address as it is compared: lower case, without display name, angle brackets and `mailto:`. A plus tag stays
 * (ada+news@globex.example is not ada@globex.example: some companies give tagged addresses to different people).
 * Undefined when the text holds no address.
 */
export function normalEmail(text: string): string | undefined {
  if (text.length > longestAddress) return undefined;
  const bare = (/<([^<>]*)>\s*$/u.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/iu, '')
    .replace(/[.,;]+$/u, '')
    .normalize('NFC')
    .toLowerCase();
  return /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+$/u.test(bare) ? bare : undefined;
}

/** What follows the @, lower case; undefined when the text is no address. */
export function domainOfEmail(email: string): string | undefined {
  return normalEmail(email)?.split('@')[1];
}

/**
 * The domain a company registers: "https://mail.acme.co.uk/x" → acme.co.uk. Takes a host, a URL or what follows an @.
 * Tenants of a shared host stay apart (acme.github.io); a top level nobody registers at is taken as it is
 * (mail.acme.example → acme.example); letters beyond ASCII become punycode, so that both spellings are one.
 * Undefined for IP addresses, bare public suffixes and single words.
 */
export function registrableDomain(host: string): string | undefined {
  const domain = getDomain(host.trim().toLowerCase(), { allowPrivateDomains: true });
  return domain === null ? undefined : domainToASCII(domain) || domain;
}

/** The host of a website as people write it, without `www.`; undefined where nobody could have registered it. */
export function hostOf(website: string): string | undefined {
  const host = website
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/^www\./u, '');
  return registrableDomain(host) === undefined ? undefined : host;
}

/** Whether everyone can have an address there (gmail.com, seznam.cz, wp.pl, gmx.de), so that it names no company. */
export function isFreeMail(domain: string): boolean {
  const host = domain.trim().toLowerCase();
  return freeMail.has(host) || freeMail.has(registrableDomain(host) ?? '');
}

/** Whole local parts that no person has. */
const machineWords = new Set(
  `noreply nereply donotreply autoreply autoresponder bounce bounces bounced mailerdaemon postmaster daemon cron root
  notification notifications notify notifier alert alerts newsletter newsletters mailing mailings digest updates
  unsubscribe listserv majordomo mailman automated automation autoconfirm robot bot invitations reminder
  reminders webmaster hostmaster calendarserver powiadomienia powiadomienie oznameni benachrichtigung benachrichtigungen
  neodpovidat neodpovidejte nieodpowiadaj nichtantworten keineantwort`.split(/\s+/u),
);
/** The same as one word of several ("acme-notifications"); Bot and Root are surnames, so they are not here. */
const machineParts =
  /(?:^|[._+-])(?:bounces?|notifications?|newsletters?|noreply|unsubscribe|powiadomienia)(?:$|[._+=-])/u;
const machinePhrases =
  /(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|dont[._-]?reply|mailer[._-]daemon|hit-reply|auto[._-](?:confirm|reply|response)|calendar[._-](?:notification|server|invite)|(?:nie|nicht|ne)[._-](?:odpowiadaj|antworten|odpovidat)|keine[._-]antwort)(?=$|[._+-]|\d)|-(?:request|bounces|owner)$|^owner-|^(?:prvs|srs0|srs1|btv1)=|^(?:reply|conf|unsub)\+/u;
const machineToken = /^(?=.*\d)[0-9a-f]{20,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Scheduling, conferencing and bulk-mail systems: whoever writes from there is the system. */
const machineDomains = new Set(
  `calendly.com doodle.com zoom.us zoom.com zoomcrc.com cal.com savvycal.com youcanbook.me acuityscheduling.com
  resource.calendar.google.com group.calendar.google.com import.calendar.google.com group.v.calendar.google.com
  email.teams.microsoft.com unq.gbl.spaces thread.v2 lync.com webex.com meet.google.com gotomeeting.com whereby.com
  reply.github.com noreply.github.com facebookmail.com mcsv.net mcdlv.net rsgsv.net mandrillapp.com sendgrid.net
  amazonses.com mailgun.org sparkpostmail.com bcc.hubspot.com pipedrivemail.com docusign.net docs.google.com`.split(
    /\s+/u,
  ),
);
const machineLabel =
  /^(?:bounces?|noreply|no-reply|donotreply|notifications?|notify|newsletters?|unsubscribe|reply|mailer|listserv)$/u;
const machineName =
  /^(?:mail delivery (?:sub)?system|mailer daemon|postmaster|calendly|doodle|zoom|google calendar|microsoft teams|no reply|do not reply)\b|\b(?:newsletter|notifications?|no reply|noreply|mailer daemon|via google (?:docs|calendar|drive)|via docusign)$/u;

/**
 * Whether a machine stands behind an address: no-reply, bounces, notifications, newsletters, scheduling and meeting
 * systems, rooms of a calendar. Shared mailboxes that people answer (info@, sales@, support@) are not machines.
 * `name` is the display name, where there is one.
 */
export const isMachineAddress = (email: string, name = ''): boolean => isMachineName(name) || isMachine(email);

const isMachineName = remembering(name => machineName.test(fold(name)));

const isMachine = remembering((email: string): boolean => {
  const [local = '', domain = ''] = (normalEmail(email) ?? '').split('@');
  if (machinePhrases.test(local) || machineToken.test(local)) return true;
  if (machineWords.has(local.replace(/[._-]/gu, '')) || machineParts.test(local)) return true;
  const labels = domain.split('.');
  for (let from = 0; from < labels.length - 1; from++)
    if (machineDomains.has(labels.slice(from).join('.'))) return true;
  const own = registrableDomain(domain)?.split('.').length ?? labels.length;
  return labels.slice(0, labels.length - own).some(label => machineLabel.test(label));
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % in a hand-typed address: keep it as it was typed.
    return text;
  }
}

/** Networks whose first label is a language or a device: de.linkedin.com, m.facebook.com, pl-pl.facebook.com. */
const localised =
  /^(?:www|m|mobile|touch|[a-z]{2}(?:-[a-z]{2})?)\.(?=(?:linkedin|facebook|xing|twitter|x|instagram)\.com$)/u;

/**
 * The one form of a profile's address: percent-decoded, lower case, without scheme, `www.`, language or device prefix,
 * query, fragment and trailing slash. "https://de.linkedin.com/in/Ada-Example/?trk=x" → linkedin.com/in/ada-example.
 * On LinkedIn what follows the person's name (a language, an overlay) goes too; twitter.com is x.com.
 */
export function profileKey(url: string): string {
  const address = decoded(
    url
      .trim()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '')
      .replace(/[?#].*$/u, ''),
  )
    .normalize('NFC')
    .toLowerCase();
  const slash = address.indexOf('/');
  const rawHost = slash < 0 ? address : address.slice(0, slash);
  const host = rawHost
    .replace(/:\d+$/u, '')
    .replace(/^www\./u, '')
    .replace(localised, '')
    .replace(/^twitter\.com$/u, 'x.com');
  let path = (slash < 0 ? [] : address.slice(slash).split('/')).map(part => part.trim()).filter(part => part !== '');
  if (host === 'linkedin.com') {
    if (path[0] === 'mwlite') path = path.slice(1);
    if (path[0] === 'in' || path[0] === 'company' || path[0] === 'school') path = path.slice(0, 2);
  }
  return [host, ...path].join('/');
}
