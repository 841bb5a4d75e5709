-- Which turn's reply a message of ours shows: Teams names the message alone when somebody clicks a thumb.
create table reply_message (
  channel text not null,
  -- The platform's ids. A message is unique within its conversation only.
  conversation text not null,
  message text not null,
  turn_id int not null references turn on delete cascade,
  primary key (channel, conversation, message)
);
create index reply_message_of on reply_message (turn_id);

alter table turn_feedback
  -- What was wrong; null: a thumb and no more.
  add fault text check (fault in ('person', 'missing', 'question', 'other')),
  -- The wrong person; emptied with the reason.
  add contact_id int,
  add check (contact_id is null or fault = 'person');
