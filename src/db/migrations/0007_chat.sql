-- Who of a chat platform is which colleague. A link by e-mail is looked at again whenever they ask; one that an
-- administrator made stays, also one to nobody: then their e-mail does not link them again.
create table chat_identity (
  platform text not null check (platform in ('slack', 'teams')),
  team text not null,
  chat_user text not null,
  colleague_id int references colleague on delete cascade,
  linked_by text not null check (linked_by in ('email', 'administrator')),
  at timestamptz not null,
  primary key (platform, team, chat_user),
  check (colleague_id is not null or linked_by = 'administrator')
);
create index chat_identity_of on chat_identity (colleague_id);

alter table turn
  -- Where the reply goes, in ids of the platform, so that any process can answer; emptied when it is answered.
  add place jsonb,
  -- The id on the button, where the turn is a click.
  add click text,
  -- What the buttons of the reply do: verb and arguments, in order. Never rows.
  add actions jsonb,
  -- Of the reply: a click on it is answered in it.
  add language text,
  -- Whoever works on the turn holds it until then, and renews that. Lapsed: its process ended, and another may take it.
  add held_until timestamptz;
create index turn_unfinished on turn (channel, thread, id) where finished_at is null;
