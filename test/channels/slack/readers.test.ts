import { describe, expect, test } from 'vitest';
import { kindOf, type SlackUser } from '../../../src/channels/slack/people.ts';
import { readersOf } from '../../../src/channels/slack/readers.ts';

const team = 'T0OURS';
const user = (id: string, more: Partial<SlackUser> = {}): SlackUser => ({
  id,
  team_id: team,
  is_email_confirmed: true,
  profile: { email: `${id.toLowerCase()}@ours.example` },
  ...more,
});
const nina = user('NINA');
const privately = { is_private: true };

describe('who reads', () => {
  test('a public channel: everybody who could open it', () => {
    expect(readersOf({ is_private: false }, [nina], team)).toBe('everyone');
  });

  test('a private channel: its members, without bots and those who left', () => {
    const members = [nina, user('BOT', { is_bot: true }), user('GONE', { deleted: true })];
    expect(readersOf(privately, members, team)).toEqual({ these: [expect.objectContaining({ id: 'NINA' })] });
  });

  test('an address that nobody confirmed is nobody’s', () => {
    const unsure = user('UNSURE', { is_email_confirmed: false });
    expect(readersOf(privately, [unsure], team)).toMatchObject({ these: [{ id: 'UNSURE', email: null }] });
  });

  test.each([
    ['a guest', user('GUEST', { is_restricted: true })],
    ['a guest of one channel', user('GUEST', { is_ultra_restricted: true })],
    ['somebody of another company', user('OTHER', { team_id: 'T0THEIRS' })],
    ['a stranger', user('OTHER', { is_stranger: true })],
  ])('with %s nobody but the asker, in public and in private', (_, outsider) => {
    expect(readersOf({ is_private: false }, [nina, outsider], team)).toBe('private');
    expect(readersOf(privately, [nina, outsider], team)).toBe('private');
  });

  test.each(['is_ext_shared', 'is_org_shared', 'is_pending_ext_shared'])(
    'a channel that %s: nobody but the asker',
    flag => {
      expect(readersOf({ is_private: false, [flag]: true }, [nina], team)).toBe('private');
    },
  );

  test('a place that does not say whether it is public is not', () => {
    expect(readersOf({}, [nina], team)).toMatchObject({ these: [{ id: 'NINA' }] });
  });

  test('a colleague of another workspace of the same company is one of ours', () => {
    expect(kindOf(user('GRID', { team_id: 'T0ELSE', enterprise_user: { teams: [team] } }), team)).toBe('member');
  });
});
