-- A turn is stored under its delivery id before anything else happens, so that a message delivered twice is answered once.
create table turn (
  id int generated always as identity primary key,
  channel text not null,
  delivery_id text not null,
  thread text not null,
  -- Shown to the user when something fails, and found in the log.
  reference text not null unique,
  colleague_id int references colleague,
  -- Emptied after the retention time (30 days, a setting).
  text text,
  received_at timestamptz not null,
  finished_at timestamptz,
  skill text,
  outcome text,
  arguments jsonb,
  -- Kind and id of what was shown, in order: the thread's memory. Never rows.
  shown jsonb,
  choosing text,
  unique (channel, delivery_id)
);
create index turn_thread on turn (channel, thread, id);
