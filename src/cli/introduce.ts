/** Before the first import: who we are. Without our mail domain colleagues would be taken for contacts. */
import { me, setMe } from '../access/viewers.ts';
import type { Database, Sql } from '../db/database.ts';
import { isFreeMail, normalEmail, registrableDomain } from '../domain/addresses.ts';
import { loadColleagues } from '../intake/colleagues.ts';
import { addOwnDomains, ourCompany, removeOwnPeople } from '../intake/our-company.ts';
import { messageOf } from './message-of.ts';
import type { Questions } from './questions.ts';

/** A colleague as `--as` and `--me` name one: `rep@ours.example` or `Rep One <rep@ours.example>`. */
export interface Somebody {
  readonly email: string;
  readonly name?: string;
}

/** @throws a sentence when it is no address */
export function parseSomebody(text: string, option: string): Somebody {
  const email = normalEmail(text);
  if (!email?.split('@')[1]?.includes('.'))
    throw new Error(`${option} "${text}" is no e-mail address: write name@ours.example.`);
  const name = /^\s*"?([^"<@]*[^"<@\s])"?\s*</u.exec(text)?.[1];
  return name ? { email, name } : { email };
}

/**
 * A mail domain of ours: ours.example, also as a web address.
 * @throws a sentence when it is none, or everyone's
 */
export function parseDomain(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/^@|^www\./u, '')
    .replace(/\/.*$/u, '');
  if (!/^[^\s@/]+$/u.test(host) || !host.includes('.') || registrableDomain(host) === undefined)
    throw new Error(`"${text}" is no mail domain: write what follows the @ in your addresses, as in ours.example.`);
  if (isFreeMail(host))
    throw new Error(
      `Everyone can have an address at ${host}, so it does not say who is a colleague: name your own domain.`,
    );
  return host;
}

/** Stores a colleague and, where nobody is "me" yet, that it is they. */
export async function learnSomebody(sql: Sql, { email, name }: Somebody): Promise<number> {
  const { id } = await (await loadColleagues(sql)).learn(sql, { email, ...(name ? { name } : {}) });
  return id;
}

const notOurs = (email: string, domains: readonly string[]) =>
  `${email} is no address of ours (${domains.join(', ')}): correct it, or add its domain with ./acquaint company --domain ${email.split('@')[1]}`;

export interface Introduced {
  /** E-mail of the colleague whose files these are; null when nobody said. */
  readonly owner: string | null;
  /** What was learned, to be said. */
  readonly notes: readonly string[];
}

/**
 * Takes our domain from `--as`, else asks; sets "me" when nobody is.
 * @throws a sentence when `--as` is an address that cannot be ours
 */
export async function introduce(
  db: Database,
  as: Somebody | null,
  questions: Questions,
  now: Date,
): Promise<Introduced> {
  const notes: string[] = [];
  let self = as;
  await db.transaction(async sql => {
    const colleagues = await loadColleagues(sql);
    const { domains } = await ourCompany(sql);
    if (
      as &&
      domains.length > 0 &&
      !colleagues.isOwnAddress(as.email) &&
      colleagues.find({ email: as.email }) === undefined
    )
      throw new Error(notOurs(as.email, domains));
  });
  const { domains } = await db.transaction(ourCompany);
  if (domains.length === 0) {
    const host = self?.email.split('@')[1] ?? '';
    let domain = host !== '' && !isFreeMail(host) ? (registrableDomain(host) ?? host) : null;
    if (domain === null && (await questions.anybody())) {
      questions.tell('Our own mail domain tells colleagues from contacts.');
      const answer = await askDomain(questions);
      domain = answer?.domain ?? null;
      self ??= answer?.self ?? null;
    }
    if (domain === null)
      notes.push(
        'Our own mail domain is not set, so colleagues in mails and calendars are taken for contacts. Set it, also ' +
          'later: ./acquaint company --domain <ours.example>',
      );
    else {
      const ours = domain;
      const removed = await db.transaction(async sql => {
        await addOwnDomains(sql, [ours]);
        return removeOwnPeople(sql, now);
      });
      notes.push(
        `Our mail domain is ${domain}${removed > 0 ? `; ${removed} contact records were colleagues and went` : ''}.`,
      );
    }
  }
  const somebody = self;
  if (somebody) {
    await db.transaction(async sql => {
      const id = await learnSomebody(sql, somebody);
      const [known] = await sql('select from colleague where is_me');
      if (known) return;
      await setMe(sql, id);
      notes.push(`You are ${somebody.email}; ./acquaint company --me <e-mail> changes it.`);
    });
  }
  return { owner: self?.email ?? (await me(db))?.email ?? null, notes };
}

/** Asks until the answer is a domain or an e-mail address; null when nobody answers or the answer is empty. */
async function askDomain(questions: Questions): Promise<{ domain: string; self?: Somebody } | null> {
  for (;;) {
    const answer = await questions.ask('Your work e-mail address, or only the domain (ours.example):');
    if (answer === null || answer === '') return null;
    try {
      if (!answer.includes('@')) return { domain: parseDomain(answer) };
      const self = parseSomebody(answer, 'The answer');
      const host = parseDomain(self.email.split('@')[1] ?? '');
      return { domain: registrableDomain(host) ?? host, self };
    } catch (error) {
      questions.tell(messageOf(error));
    }
  }
}
