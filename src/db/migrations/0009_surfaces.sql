-- Of a private answer: where it may be shared, in ids of the platform, and checked anew when somebody wants to.
alter table turn add share_place jsonb;
-- The platform's id of a message, by which it says that the message was edited or deleted.
alter table turn add message_id text;

-- What a reader thinks of an answer; the reason is emptied with the words of the question.
create table turn_feedback (
  turn_id int not null references turn on delete cascade,
  -- Of the chat platform.
  given_by text not null,
  good boolean not null,
  reason text,
  at timestamptz not null,
  primary key (turn_id, given_by)
);
