/** People in messages and invitations: a profile's address and a name that belongs to it. */
import { profileKey } from '../../domain/addresses.ts';
import type { PersonRef } from '../../domain/incoming.ts';
import { cleanName } from '../names.ts';

/** A person's page; companies, advertisers and groups have others. */
export function memberProfile(url: string): string | undefined {
  const profile = profileKey(url);
  return /^linkedin\.com\/in\/./u.test(profile) ? profile : undefined;
}

/** Recipients of a message. Names go with addresses only when there are equally many: names may hold commas. */
export function recipients(urls: string, names: string): PersonRef[] {
  const profiles = urls
    .split(',')
    .map(url => url.trim())
    .filter(url => url !== '');
  const named = names.split(',').map(cleanName);
  return profiles.flatMap((url, at) => {
    const profile = memberProfile(url);
    if (!profile) return [];
    const name = profiles.length === 1 ? cleanName(names) : named.length === profiles.length ? named[at] : undefined;
    return [{ profile, name: name || undefined }];
  });
}
