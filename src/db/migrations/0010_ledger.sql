-- What a colleague's sentence would write into the CRM, as it was understood. Read as the owner of the tables only: what is
-- shown of it goes to whoever asked.
create table proposal (
  id int generated always as identity primary key,
  -- The turn whose card shows it.
  turn_id int not null references turn,
  colleague_id int not null references colleague,
  -- The CRM it is written to.
  source_id int not null references source,
  channel text not null,
  thread text not null,
  language text not null,
  proposal jsonb not null,
  -- Where the card stands, in ids of the platform, once somebody decided on it there.
  place jsonb,
  -- The states its card was last shown with, so that nobody is told the same twice.
  shown text,
  created_at timestamptz not null
);
create index proposal_turn on proposal (turn_id);
create index proposal_thread on proposal (channel, thread, id);

-- The ledger: one write each.
create table entry (
  id int generated always as identity primary key,
  proposal_id int not null references proposal on delete cascade,
  -- Goes along with the write, so that the CRM, or we in it, find it again.
  key text not null unique,
  -- Which piece of the proposal it belongs to, from 1 as the card numbers them; 0: what others need.
  piece smallint not null,
  state text not null check (state in ('proposed', 'queued', 'delivered', 'verified', 'cancelled', 'failed', 'undoing', 'undone')),
  write jsonb not null,
  author jsonb not null,
  -- When the write was last sent without an answer being kept: it may have been done.
  sent_at timestamptz,
  attempts int not null default 0,
  -- A worker holds an entry until then; by the database's clock.
  held_until timestamptz,
  held_by text,
  remote_id text,
  url text,
  -- As the CRM stored it, and where that differs from what was written.
  read_back jsonb,
  version text,
  differs text[] not null default '{}',
  reason text,
  remedy text,
  decided_at timestamptz,
  delivered_at timestamptz,
  verified_at timestamptz,
  undone_at timestamptz
);
create index entry_proposal on entry (proposal_id);
create index entry_open on entry (state) where state in ('queued', 'delivered', 'undoing');

-- Which state may follow which, whoever writes it. What was verified and could not be taken back is verified again.
create function entry_moves() returns trigger language plpgsql as $$
begin
  if old.state || ' ' || new.state <> all (array[
    'proposed queued', 'proposed cancelled',
    'queued delivered', 'queued failed',
    'delivered verified', 'delivered failed',
    'verified undoing', 'undoing undone', 'undoing verified']) then
    raise exception 'An entry of the ledger cannot become % when it is %.', new.state, old.state;
  end if;
  return new;
end $$;
create trigger entry_moves before update of state on entry
  for each row when (old.state <> new.state) execute function entry_moves();
revoke execute on function entry_moves() from public;
