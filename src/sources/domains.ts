/** Web domains as source files write them. */
import { isFreeMail, registrableDomain } from '../domain/addresses.ts';

/** Sites where a company or person has a page, which is not the company's own domain. */
const pages =
  /(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|youtube|xing|github|google|medium|wikipedia)\.(?:com|org)$/u;

/**
 * The host of a web address, lower case and without `www.`: `https://www.acme.example/about` → acme.example. A
 * subdomain stays: a subsidiary may have no other. Undefined for what is no host, a free-mail provider's or a page on
 * somebody else's site.
 */
export function webDomain(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/^www\d?\./u, '');
  if (host.includes('@') || registrableDomain(host) === undefined) return undefined;
  return isFreeMail(host) || pages.test(host) ? undefined : host;
}
