-- What happened between colleagues and contacts, and the ties that follow from it.
create table touch (
  id bigint generated always as identity primary key,
  source_id int not null references source,
  scope_id int not null references scope,
  key text not null,
  kind text not null,
  at timestamptz not null,
  colleague_id int not null references colleague,
  record_id int not null references contact_record on delete cascade,
  -- Who spoke, seen from us: 1 we did, -1 they did, 0 on equal terms.
  direction smallint not null,
  -- How many people took part, both sides.
  size int not null,
  -- Whether its part of the tie was added. A meeting that is still to come is not.
  counted boolean not null,
  unique (source_id, key, colleague_id, record_id)
);
create index touch_to_come on touch (at) where not counted;
create index touch_of on touch (record_id, at desc);

-- Subjects, places and bodies: only where the owner asked to keep them, and only for the owner.
create table touch_detail (
  source_id int not null references source,
  key text not null,
  scope_id int not null references scope,
  subject text,
  place text,
  body text,
  primary key (source_id, key)
);

-- One part per colleague, record and kind: decayed sums at the fixed reference date of domain/tie.ts, so that nothing
-- is rewritten as days pass. A record belongs to one source, so parts never mix scopes.
create table tie_part (
  record_id int not null references contact_record on delete cascade,
  colleague_id int not null references colleague,
  kind text not null,
  contact_id int not null,
  source_id int not null references source,
  scope_id int not null references scope,
  sum double precision not null,
  sum_long double precision not null,
  count int not null,
  count_in int not null,
  count_out int not null,
  first_at timestamptz,
  last_at timestamptz,
  primary key (record_id, colleague_id, kind)
);
create index tie_part_of on tie_part (contact_id);
create index tie_part_by on tie_part (colleague_id);

-- What an anonymous sharer lets others see: that someone knows this person, and roughly how well. No colleague, no
-- dates, no counts. The team is named only where three or more of its members share this way.
create table tie_hint (
  record_id int not null references contact_record on delete cascade,
  contact_id int not null,
  source_id int not null references source,
  scope_id int not null references scope,
  word text not null check (word in ('strong', 'warm', 'faint', 'connected')),
  team text,
  primary key (record_id)
);
create index tie_hint_of on tie_hint (contact_id);

create table groups (
  id int generated always as identity primary key,
  source_id int not null references source,
  scope_id int not null references scope,
  key text not null,
  kind text not null,
  name text not null,
  unique (source_id, key)
);
-- A member is a colleague or a contact; `sum` is one for each message, decayed to the reference date. Of a colleague there
-- are two rows where some of the messages came from people whom nobody else may know of.
create table group_member (
  id int generated always as identity primary key,
  group_id int not null references groups on delete cascade,
  source_id int not null references source,
  scope_id int not null references scope,
  colleague_id int references colleague,
  record_id int references contact_record on delete cascade,
  count int not null,
  sum double precision not null,
  last_at timestamptz not null,
  unique nulls not distinct (group_id, colleague_id, record_id, scope_id)
);
create index group_member_record on group_member (record_id);

-- Which list mails were counted already, so that a second import adds nothing.
create table group_message (
  source_id int not null references source on delete cascade,
  key text not null,
  primary key (source_id, key)
);

create table deal (
  id int generated always as identity primary key,
  source_id int not null references source,
  scope_id int not null references scope,
  key text not null,
  name text not null,
  stage text,
  amount numeric,
  currency text,
  close_date date,
  account_record_id int references account_record,
  owner_id int references colleague,
  as_of timestamptz not null,
  digest text not null,
  unique (source_id, key)
);
create index deal_account on deal (account_record_id);
create table deal_contact (
  deal_id int not null references deal on delete cascade,
  record_id int not null references contact_record on delete cascade,
  source_id int not null references source,
  scope_id int not null references scope,
  primary key (deal_id, record_id)
);
create index deal_contact_record on deal_contact (record_id);

call show_by_scope('touch');
call show_by_scope('touch_detail');
call show_by_scope('tie_part');
call show_by_scope('tie_hint');
call show_by_scope('groups', '{key}');
call show_by_scope('group_member');
call show_by_scope('deal', '{key, digest}');
call show_by_scope('deal_contact');
