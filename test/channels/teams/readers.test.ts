import { describe, expect, test } from 'vitest';
import { chatUserOf, type Member } from '../../../src/channels/teams/members.ts';
import { isStandard, readersOf } from '../../../src/channels/teams/readers.ts';

const tenant = 'ours';
const member = (id: string, more: Partial<Member> = {}): Member => ({
  id: `29:${id}`,
  email: `${id}@ours.example`,
  tenantId: tenant,
  userRole: 'user',
  ...more,
});
const nina = member('nina');

describe('who reads', () => {
  test('exactly the members, without bots', () => {
    const readers = readersOf([nina, member('jonas'), member('bot', { id: '28:other-bot' })], tenant);
    expect(readers).toEqual({
      these: [expect.objectContaining({ id: '29:nina' }), expect.objectContaining({ id: '29:jonas' })],
    });
  });

  test.each([
    ['a guest', member('eve', { userRole: 'guest' })],
    ['a guest by the account', member('eve', { userPrincipalName: 'eve_else.example#ext#@ours.onmicrosoft.com' })],
    ['somebody of another company', member('eve', { tenantId: 'theirs' })],
    ['somebody of whom nobody says where they belong', member('eve', { tenantId: undefined })],
    ['somebody without an account', member('eve', { userRole: 'anonymous' })],
  ])('with %s nobody but the asker', (_, outsider) => {
    expect(readersOf([nina, outsider], tenant)).toBe('private');
  });

  test('a place of which no member is told: nobody but the asker', () => {
    expect(readersOf([], tenant)).toBe('private');
    expect(readersOf([member('bot', { id: '28:bot' })], tenant)).toBe('private');
  });

  test('whoever has no mailbox is known by the name they sign in with', () => {
    const user = member('nina', { email: '', userPrincipalName: 'nina@ours.example' });
    expect(chatUserOf(user, tenant)).toMatchObject({ platform: 'teams', team: tenant, email: 'nina@ours.example' });
    expect(chatUserOf(member('nina', { email: null }), tenant).email).toBeNull();
  });

  test('a channel is its team’s when the team says so, and not when it is private or shared', () => {
    const channels = [
      { id: 'general' },
      { id: 'sales', type: 'standard' },
      { id: 'board', type: 'private' },
      { id: 'partner', type: 'shared' },
      { id: 'odd', type: 'of a kind to come' },
    ];
    expect(['general', 'sales', 'board', 'partner', 'odd', 'unlisted'].map(id => isStandard(id, channels))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
