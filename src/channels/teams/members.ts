/** The members of a conversation or a team, as Teams tells of them. */
import { z } from 'zod';
import type { ChatUser } from '../../access/port.ts';

export const member = z.object({
  id: z.string(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});
export type Member = z.infer<typeof member>;

export type Kind = 'member' | 'guest' | 'external' | 'bot';

/** Entra writes the account of a guest as `ada_globex.example#EXT#@ours.onmicrosoft.com`. */
const isGuestAccount = (name: string | null | undefined) => (name ?? '').toUpperCase().includes('#EXT#');

/** Whoever belongs to no tenant that we know of is of another company; `anonymous` joined a meeting without an account. */
export function kindOf(user: Member, tenant: string): Kind {
  if (user.id.startsWith('28:') || user.userRole === 'bot') return 'bot';
  if (user.tenantId !== tenant || user.userRole === 'anonymous') return 'external';
  return user.userRole === 'guest' || isGuestAccount(user.userPrincipalName) || isGuestAccount(user.email)
    ? 'guest'
    : 'member';
}

/** The addresses of an account are given by the company’s administrator, unlike those of a guest. */
export function chatUserOf(user: Member, tenant: string): ChatUser {
  const email = user.email || user.userPrincipalName || null;
  return { platform: 'teams', team: tenant, id: user.id, email };
}
