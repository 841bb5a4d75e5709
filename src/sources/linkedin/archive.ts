/** Which files belong to one archive, and whose it is. */
import type { ReadContext, SourceFile } from '../port.ts';
import { ownerProfile } from './owner.ts';

/** Files with the same answer lie in one folder or zip: `emma.zip › messages.csv` → `emma.zip`. */
export function archiveOf(file: Pick<SourceFile, 'name'>): string {
  const cut = Math.max(file.name.lastIndexOf('/'), file.name.lastIndexOf(' › '));
  return cut < 0 ? '' : file.name.slice(0, cut);
}

/**
 * The context with `selfProfile` and `selfName` filled in from all files of an archive; unchanged when nothing tells
 * whose it is. `files` may hold any files: those that tell nothing are passed over.
 */
export async function withArchiveOwner(files: Iterable<SourceFile>, context: ReadContext): Promise<ReadContext> {
  const owner = await ownerProfile(files, context);
  return owner ? { ...context, selfProfile: owner.profile, selfName: owner.name } : context;
}
