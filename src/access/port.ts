/** Who asks and who will read. Resolved once a turn; every query of the turn runs as this audience. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly team: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
}

export interface Audience {
  readonly asker: Colleague;
  /** Everyone who will be able to read the reply, the asker included; ids of colleagues. */
  readonly readers: readonly number[];
  /** The scopes that every reader shares: what `acquaint.scopes` is set to. */
  readonly scopes: readonly number[];
}

/** A user of a chat platform, whose e-mail the platform has verified; null where it has none. */
export interface ChatUser {
  readonly platform: 'slack' | 'teams';
  readonly team: string;
  readonly id: string;
  readonly email: string | null;
}

export interface ChatLinks {
  /** Who asks. A link by e-mail is noted, and looked at again every time. */
  colleague(user: ChatUser, now: Date): Promise<Colleague | null>;
  /** Who reads; null stands for users who are no colleagues of ours. */
  readers(users: readonly ChatUser[]): Promise<(number | null)[]>;
}
