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
