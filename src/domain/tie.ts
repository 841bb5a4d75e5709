/** Kinds of evidence a tie is computed from. `connection`, `group` and `employer` are contexts, not exchanges. */
export type PartKind =
  | 'email'
  | 'meeting'
  | 'call'
  | 'message'
  | 'chat'
  | 'letter'
  | 'event'
  | 'invitation'
  | 'connection'
  | 'group'
  | 'employer';
