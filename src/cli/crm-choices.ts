/** What the administrator decides about a CRM with `connect`: which kinds all may see, and which fields stand for ours. */
import type { Checked, Crm, CrmField, Stream } from '../crm/port.ts';
import { mappable } from '../intake/crm-mapping.ts';
import type { SeenBy } from '../intake/crm-visible.ts';

const kinds: readonly Stream[] = ['companies', 'contacts', 'deals', 'activities'];
const kindOf = (text: string | undefined) => kinds.find(kind => kind === text);
const partsOf = (options: readonly string[] | undefined) =>
  (options ?? []).flatMap(option => option.split(',')).filter(part => part.trim() !== '');

/** `deals=all`. @throws a sentence about what was not understood */
export const visibleIn = (options: readonly string[] | undefined): { stream: Stream; to: SeenBy }[] =>
  partsOf(options).map(part => {
    const [kind, to] = part.split('=').map(word => word.trim());
    const stream = kindOf(kind);
    if (!stream || (to !== 'all' && to !== 'owner'))
      throw new Error(`--visible ${part} is not understood: deals=all, or deals=owner to take it back.`);
    return { stream, to };
  });

/** Kinds whose rules cannot be read, together where that is for the same reason, and whether all see them all the same. */
export function unreadableKinds({ unreadableRules }: Checked, visible: readonly string[]) {
  const groups = new Map<string, { kinds: string; first: Stream; isOpen: boolean; reason: string }>();
  for (const { stream, reason } of unreadableRules) {
    const isOpen = visible.includes(stream);
    const key = `${isOpen} ${reason}`;
    const before = groups.get(key);
    groups.set(
      key,
      before ? { ...before, kinds: `${before.kinds}, ${stream}` } : { kinds: stream, first: stream, isOpen, reason },
    );
  }
  return [...groups.values()];
}

export type Field = NonNullable<(typeof mappable)[Stream]>[number];

export interface Choice {
  readonly stream: Stream;
  readonly ours: Field;
  /** As it was given: a name of the CRM's, or what people there read; null takes the choice back. */
  readonly theirs: string | null;
}

/** `contacts.title=x_role`. @throws a sentence about what was not understood */
export const mappedIn = (options: readonly string[] | undefined): Choice[] =>
  partsOf(options).map(part => {
    const [, kind, name, theirs] = /^\s*([a-z]+)\.([a-zA-Z]+)\s*=(.*)$/u.exec(part) ?? [];
    const stream = kindOf(kind);
    const fields = stream && mappable[stream];
    const ours = fields?.find(field => field === name);
    if (!stream || !ours || theirs === undefined) {
      const known = Object.entries(mappable).flatMap(([one, list]) => list.map(field => `${one}.${field}`));
      throw new Error(`--map ${part} is not understood: <ours>=<field of the CRM>, where ours is ${known.join(', ')}.`);
    }
    return { stream, ours, theirs: theirs.trim() || null };
  });

/** The choice with the CRM's own name of the field. @throws a sentence where it has no such field */
export async function found(crm: Crm, choice: Choice): Promise<Choice> {
  if (choice.theirs === null) return choice;
  const fields = (await crm.fields?.(choice.stream)) ?? [];
  const wanted = choice.theirs.toLowerCase();
  const field =
    fields.find(({ name }) => name.toLowerCase() === wanted) ??
    fields.find(({ label }) => label.toLowerCase() === wanted);
  if (field) return { ...choice, theirs: field.name };
  const own = namesOf(fields);
  throw new Error(
    `${choice.stream} have no field “${choice.theirs}” that is read there. ${own === '' ? 'There are none of your own.' : `Of your own there are: ${own}.`}`,
  );
}

const most = 30;

/** Fields that the company added itself: those are what a mapping is for. */
function namesOf(fields: readonly CrmField[]): string {
  const own = fields.filter(field => field.own);
  const names = own.slice(0, most).map(({ name, label }) => (label === name ? name : `${name} (${label})`));
  return [...names, ...(own.length > most ? [`and ${own.length - most} more`] : [])].join(', ');
}

/** A line for each kind that has fields of the company's own. */
export async function ownFields(crm: Crm): Promise<string[]> {
  const lines: string[] = [];
  for (const stream of kinds) {
    if (!mappable[stream] || !crm.fields) continue;
    const names = namesOf(await crm.fields(stream));
    if (names !== '') lines.push(`Fields of your own for --map ${stream}.${mappable[stream][0]}=…: ${names}.`);
  }
  return lines;
}
