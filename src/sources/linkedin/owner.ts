/** Whose archive this is: the profile that takes part in everything. */

import { fold } from '../../domain/fold.ts';
import type { PersonRef } from '../../domain/incoming.ts';
import { cell, columnsOf, has } from '../csv/columns.ts';
import { tableHead } from '../csv/head.ts';
import { headerAt } from '../csv/shape.ts';
import { rowsOf } from '../csv/table.ts';
import { fullName } from '../names.ts';
import type { ReadContext, SourceFile } from '../port.ts';
import { invitationColumns, messageColumns } from './columns.ts';
import { memberProfile, recipients } from './people.ts';

export interface ArchiveOwner {
  /** Profile key, where the archive shows it. */
  readonly profile?: string;
  readonly name?: string;
}

/** The owner as a participant. */
export function ownerRef(context: ReadContext, owner?: ArchiveOwner): PersonRef & { self: true } {
  return {
    self: true,
    email: context.self,
    profile: context.selfProfile ?? owner?.profile,
    name: context.selfName ?? owner?.name,
  };
}

interface Seen {
  rows: number;
  name: string | undefined;
  /** Rows in which this profile is the owner for certain: the direction of an invitation says so. */
  sure: number;
}

const profileNames = {
  given: ['First Name'],
  family: ['Last Name'],
  headline: ['Headline'],
  summary: ['Summary'],
} as const;

/**
 * Finds the owner over the files of one archive (messages, invitations, profile; others are ignored). Null when
 * nothing tells, or when two people fit equally well and neither is named in the owner's e-mail.
 */
export async function ownerProfile(
  files: Iterable<SourceFile>,
  context: Pick<ReadContext, 'self' | 'selfProfile' | 'selfName'>,
): Promise<ArchiveOwner | null> {
  if (context.selfProfile) return { profile: context.selfProfile, name: context.selfName };
  const seen = new Map<string, Seen>();
  let rows = 0;
  let ownName = context.selfName;
  for (const file of files) {
    const found = await countIn(file, seen);
    rows += found.rows;
    ownName ??= found.ownName;
  }
  return bestOf(seen, rows, ownName, context.self);
}

function bestOf(
  seen: Map<string, Seen>,
  rows: number,
  ownName: string | undefined,
  self: string | undefined,
): ArchiveOwner | null {
  const everywhere = [...seen].filter(([, profile]) => profile.rows === rows);
  const most = Math.max(0, ...[...seen.values()].map(profile => profile.sure));
  const candidates = most > 0 ? [...seen].filter(([, profile]) => profile.sure === most) : everywhere;
  const fits = ([profile, { name }]: [string, Seen]) =>
    (ownName !== undefined && fold(name ?? '') === fold(ownName)) ||
    (ownName === undefined && self !== undefined && namedIn(self, `${profile.split('/').at(-1) ?? ''} ${name ?? ''}`));
  const best = candidates.length === 1 ? candidates[0] : (candidates.find(fits) ?? [...seen].find(fits));
  if (best) return { profile: best[0], name: ownName ?? best[1].name };
  return ownName ? { name: ownName } : null;
}

/** Whether the words of a mail address (`rep.one@`) all stand in a name or a profile's address. */
function namedIn(email: string, text: string): boolean {
  const words = fold((email.split('@')[0] ?? '').replace(/[._+-]/gu, ' ')).split(' ');
  const there = fold(text.replace(/[-_]/gu, ' ')).split(' ');
  return words.every(word => word !== '' && there.includes(word));
}

async function countIn(file: SourceFile, seen: Map<string, Seen>): Promise<{ rows: number; ownName?: string }> {
  if (headerAt(tableHead(file.head), headers => kindOf(headers) !== undefined) < 0) return { rows: 0 };
  let kind: Kind | undefined;
  let headers: readonly string[] = [];
  let rows = 0;
  for await (const batch of rowsOf(file))
    for (const row of batch) {
      if ('openQuote' in row) continue;
      if (kind === undefined) {
        kind = kindOf(row.cells);
        headers = row.cells;
      } else if (kind === 'profile') {
        const columns = columnsOf(headers, profileNames);
        return {
          rows,
          ownName: fullName(cell(row.cells, columns, 'given'), cell(row.cells, columns, 'family')) || undefined,
        };
      } else if (count(row.cells, headers, kind, seen)) rows++;
    }
  return { rows };
}

type Kind = 'messages' | 'invitations' | 'profile';

function kindOf(headers: readonly string[]): Kind | undefined {
  if (messageColumns(headers)) return 'messages';
  if (invitationColumns(headers)) return 'invitations';
  return has(columnsOf(headers, profileNames), 'given', 'family', 'headline', 'summary') ? 'profile' : undefined;
}

/** Counts who takes part in a row; false when fewer than two members do (advertisements). */
function count(
  cells: readonly string[],
  headers: readonly string[],
  kind: 'messages' | 'invitations',
  seen: Map<string, Seen>,
): boolean {
  const people = kind === 'messages' ? messagePeople(cells, headers) : invitationPeople(cells, headers);
  if (people.length < 2) return false;
  for (const { profile, name, sure } of people) {
    const known = seen.get(profile) ?? { rows: 0, name, sure: 0 };
    seen.set(profile, { rows: known.rows + 1, name: known.name ?? name, sure: known.sure + (sure ? 1 : 0) });
  }
  return true;
}

type Taking = { profile: string; name: string | undefined; sure: boolean };

function messagePeople(cells: readonly string[], headers: readonly string[]): Taking[] {
  const columns = messageColumns(headers);
  if (!columns) return [];
  const sender = memberProfile(cell(cells, columns, 'senderUrl'));
  const others = recipients(cell(cells, columns, 'recipientUrls'), cell(cells, columns, 'to'));
  const people = others.flatMap(({ profile, name }) => (profile ? [{ profile, name, sure: false }] : []));
  return sender ? [{ profile: sender, name: cell(cells, columns, 'from') || undefined, sure: false }, ...people] : [];
}

function invitationPeople(cells: readonly string[], headers: readonly string[]): Taking[] {
  const columns = invitationColumns(headers);
  if (!columns) return [];
  const outgoing = /^outgoing$/iu.test(cell(cells, columns, 'direction'));
  const incoming = /^incoming$/iu.test(cell(cells, columns, 'direction'));
  const from = memberProfile(cell(cells, columns, 'fromUrl'));
  const to = memberProfile(cell(cells, columns, 'toUrl'));
  if (!from || !to) return [];
  return [
    { profile: from, name: cell(cells, columns, 'from') || undefined, sure: outgoing },
    { profile: to, name: cell(cells, columns, 'to') || undefined, sure: incoming },
  ];
}
