/** Colleagues as a CRM export names them: the owners of records, by name, by e-mail or by id. */
import { normalEmail } from '../../domain/addresses.ts';
import { fold } from '../../domain/fold.ts';
import type { ColleagueRef, IncomingColleague } from '../../domain/incoming.ts';
import { cleanName } from '../names.ts';

/** Reads owner cells of one file and tells of each colleague once, when they are first met. */
export class Owners {
  private readonly vendor: string;
  private readonly known = new Map<string, ColleagueRef>();
  private readonly fresh: IncomingColleague[] = [];

  /** `vendor` is what owner ids begin with: `salesforce:005…`. */
  constructor(vendor: string) {
    this.vendor = vendor;
  }

  /** The owner a cell names; undefined when it is empty. */
  ref(text: string, line: number): ColleagueRef | undefined {
    if (text === '') return undefined;
    const known = this.known.get(text);
    if (known) return known;
    const ref = ownerRef(text, this.vendor);
    this.known.set(text, ref);
    if (ref.name || ref.email)
      this.fresh.push({
        type: 'colleague',
        key: `owner:${ref.email ?? fold(ref.name ?? '')}`,
        line,
        name: ref.name ?? ref.email ?? text,
        email: ref.email,
        crmOwner: ref.crmOwner,
      });
    return ref;
  }

  /** The colleagues met since the last call. */
  met(): IncomingColleague[] {
    return this.fresh.splice(0);
  }
}

/** "Rep One", "Rep One (rep@ours.example)", "rep@ours.example", "005000000000001AAA" or "512". */
function ownerRef(text: string, vendor: string): ColleagueRef {
  const email = normalEmail(/[^\s()<>"]+@[^\s()<>"]+/u.exec(text)?.[0] ?? '');
  if (email) {
    const name = cleanName(text.replace(/[(<]?[^\s()<>"]+@[^\s()<>"]+[)>]?/u, ''));
    return name ? { email, name } : { email };
  }
  if (/^\d+$/u.test(text)) return { crmOwner: `${vendor}:${text}` };
  if (vendor === 'salesforce' && /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/u.test(text))
    return { crmOwner: `${vendor}:${text.slice(0, 15)}` };
  return { name: cleanName(text) };
}
