/** Two installations of one CRM number their people alike: under a name of its own, each has ids of its own. */
import type { Incoming } from '../domain/incoming.ts';
import type { Reader } from '../sources/port.ts';

/** `hubspot:101` of the source called EU → `hubspot/EU:101`. */
const renamed = (id: string, name: string) => id.replace(':', `/${name}:`);

function under(item: Incoming, name: string): Incoming {
  if (item.type === 'rejected') return item;
  if (item.type === 'colleague')
    return { ...item, ...(item.crmOwner ? { crmOwner: renamed(item.crmOwner, name) } : {}) };
  const owner = item.owner?.crmOwner ? { owner: { ...item.owner, crmOwner: renamed(item.owner.crmOwner, name) } } : {};
  if (item.type === 'touch' || item.type === 'deal') return { ...item, ...owner };
  return { ...item, ...owner, ...(item.crmId ? { crmId: renamed(item.crmId, name) } : {}) };
}

/** A reader of the source that is called `name`. */
export const underName =
  (name: string) =>
  (reader: Reader): Reader => ({
    ...reader,
    async *read(file, context) {
      for await (const item of reader.read(file, context)) yield under(item, name);
    },
  });
