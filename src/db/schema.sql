-- What the migrations add up to. Written by scripts/dump-schema.ts, compared by test/db/schema.test.ts; never run.

-- Extensions

create extension pg_trgm;
create extension vector;

-- Sequences that are no identity of a table

create sequence account_ids as bigint;
create sequence contact_ids as bigint;

-- Tables

create table account_key (
  record_id integer not null,
  kind text not null,
  value text not null,
  scope_id integer not null,
  source_id integer not null
);
alter table account_key enable row level security;
create table account_record (
  id integer not null generated always as identity,
  account_id integer not null default nextval('account_ids'::regclass),
  source_id integer not null,
  scope_id integer not null,
  key text not null,
  name text not null,
  rank smallint not null,
  aliases text[] not null default '{}'::text[],
  domains text[] not null default '{}'::text[],
  industry text,
  city text,
  country text,
  place text,
  about text,
  parent_key text,
  parent_id integer,
  crm_id text,
  owner_id integer,
  as_of timestamp with time zone not null,
  exact_as_of timestamp with time zone,
  own_id integer,
  digest text not null
);
alter table account_record enable row level security;
create table audit (
  id integer not null generated always as identity,
  at timestamp with time zone not null default now(),
  colleague_id integer,
  what text not null,
  detail jsonb not null default '{}'::jsonb
);
create table chat_identity (
  platform text not null,
  team text not null,
  chat_user text not null,
  colleague_id integer,
  linked_by text not null,
  at timestamp with time zone not null
);
create table colleague (
  id integer not null generated always as identity,
  name text not null,
  email text not null,
  team text,
  language text,
  time_zone text,
  is_me boolean not null default false,
  created_at timestamp with time zone not null default now(),
  own_scope_id integer not null,
  scope_id integer not null default 1
);
alter table colleague enable row level security;
create table colleague_key (
  kind text not null,
  value text not null,
  colleague_id integer not null
);
create table contact_key (
  record_id integer not null,
  kind text not null,
  value text not null,
  account_id integer not null default 0,
  scope_id integer not null,
  source_id integer not null
);
alter table contact_key enable row level security;
create table contact_record (
  id integer not null generated always as identity,
  contact_id integer not null default nextval('contact_ids'::regclass),
  source_id integer not null,
  scope_id integer not null,
  key text not null,
  name text not null,
  name_folded text not null,
  emails text[] not null default '{}'::text[],
  phones text[] not null default '{}'::text[],
  profiles text[] not null default '{}'::text[],
  crm_id text,
  city text,
  country text,
  place text,
  language text,
  about text,
  owner_id integer,
  as_of timestamp with time zone not null,
  exact_as_of timestamp with time zone,
  own_id integer,
  digest text not null
);
alter table contact_record enable row level security;
create table crm_connection (
  source_id integer not null,
  crm text not null,
  account text not null,
  checked jsonb not null,
  synced_at timestamp with time zone,
  swept_at timestamp with time zone,
  failed text,
  visible text[] not null default '{}'::text[],
  mapped jsonb not null default '{}'::jsonb,
  budget text
);
create table crm_group (
  source_id integer not null,
  key text not null,
  scope_id integer not null
);
alter table crm_group enable row level security;
create table crm_record (
  source_id integer not null,
  stream text not null,
  id text not null,
  key text not null,
  version text not null,
  scope_id integer not null,
  fields jsonb not null
);
alter table crm_record enable row level security;
create table crm_stream (
  source_id integer not null,
  stream text not null,
  cursor jsonb,
  done integer not null default 0,
  total integer,
  read_at timestamp with time zone
);
create table deal (
  id integer not null generated always as identity,
  source_id integer not null,
  scope_id integer not null,
  key text not null,
  name text not null,
  stage text,
  amount numeric,
  currency text,
  close_date date,
  account_record_id integer,
  owner_id integer,
  as_of timestamp with time zone not null,
  digest text not null
);
alter table deal enable row level security;
create table deal_contact (
  deal_id integer not null,
  record_id integer not null,
  source_id integer not null,
  scope_id integer not null
);
alter table deal_contact enable row level security;
create table entry (
  id integer not null generated always as identity,
  proposal_id integer not null,
  key text not null,
  piece smallint not null,
  state text not null,
  write jsonb not null,
  author jsonb not null,
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  held_until timestamp with time zone,
  held_by text,
  remote_id text,
  url text,
  read_back jsonb,
  version text,
  differs text[] not null default '{}'::text[],
  reason text,
  remedy text,
  decided_at timestamp with time zone,
  delivered_at timestamp with time zone,
  verified_at timestamp with time zone,
  undone_at timestamp with time zone,
  sent_again_at timestamp with time zone,
  twins jsonb not null default '[]'::jsonb,
  checking boolean not null default ((sent_at IS NOT NULL) AND (state = 'queued'::text))
);
create table forgotten (
  hash bytea not null,
  at timestamp with time zone not null default now()
);
create table group_member (
  id integer not null generated always as identity,
  group_id integer not null,
  source_id integer not null,
  scope_id integer not null,
  colleague_id integer,
  record_id integer,
  count integer not null,
  sum double precision not null,
  last_at timestamp with time zone not null
);
alter table group_member enable row level security;
create table group_message (
  source_id integer not null,
  key text not null
);
create table groups (
  id integer not null generated always as identity,
  source_id integer not null,
  scope_id integer not null,
  key text not null,
  kind text not null,
  name text not null
);
alter table groups enable row level security;
create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now()
);
create table name (
  record_id integer not null,
  kind text not null,
  entity_id integer not null,
  scope_id integer not null,
  source_id integer not null,
  shown text not null,
  folded text not null,
  latin text not null,
  words text[] not null
);
alter table name enable row level security;
create table own_domain (
  domain text not null
);
create table "position" (
  id integer not null generated always as identity,
  record_id integer not null,
  contact_id integer not null,
  account_record_id integer not null,
  account_id integer not null,
  source_id integer not null,
  scope_id integer not null,
  title text,
  function text,
  seniority text,
  started date,
  ended date,
  as_of timestamp with time zone not null,
  exact_as_of timestamp with time zone,
  named boolean not null
);
alter table "position" enable row level security;
create table profile (
  record_id integer not null,
  contact_id integer not null,
  source_id integer not null,
  scope_id integer not null,
  text text not null,
  function text,
  seniority text,
  industry text,
  city text,
  country text,
  words tsvector not null,
  digest text not null,
  embedder text,
  vector halfvec(512)
);
alter table profile enable row level security;
create table proposal (
  id integer not null generated always as identity,
  turn_id integer not null,
  colleague_id integer not null,
  source_id integer not null,
  channel text not null,
  thread text not null,
  language text not null,
  proposal jsonb not null,
  place jsonb,
  shown text,
  created_at timestamp with time zone not null
);
create table reply_message (
  channel text not null,
  conversation text not null,
  message text not null,
  turn_id integer not null
);
create table scope (
  id integer not null generated always as identity,
  kind text not null,
  everyone boolean not null default false
);
create table scope_member (
  scope_id integer not null,
  colleague_id integer not null
);
create table secret (
  name text not null,
  value bytea not null
);
create table setting (
  key text not null,
  value jsonb not null
);
create table source (
  id integer not null generated always as identity,
  family text not null,
  owner_id integer,
  name text not null,
  sharing text not null,
  sharing_chosen boolean not null default false,
  keep_details boolean not null default false,
  scope_id integer not null,
  people_scope_id integer not null,
  imported_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
);
alter table source enable row level security;
create table tie_hint (
  record_id integer not null,
  contact_id integer not null,
  source_id integer not null,
  scope_id integer not null,
  word text not null,
  team text
);
alter table tie_hint enable row level security;
create table tie_part (
  record_id integer not null,
  colleague_id integer not null,
  kind text not null,
  contact_id integer not null,
  source_id integer not null,
  scope_id integer not null,
  sum double precision not null,
  sum_long double precision not null,
  count integer not null,
  count_in integer not null,
  count_out integer not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone
);
alter table tie_part enable row level security;
create table touch (
  id bigint not null generated always as identity,
  source_id integer not null,
  scope_id integer not null,
  key text not null,
  kind text not null,
  at timestamp with time zone not null,
  colleague_id integer not null,
  record_id integer not null,
  direction smallint not null,
  size integer not null,
  counted boolean not null
);
alter table touch enable row level security;
create table touch_detail (
  source_id integer not null,
  key text not null,
  scope_id integer not null,
  subject text,
  place text,
  body text
);
alter table touch_detail enable row level security;
create table turn (
  id integer not null generated always as identity,
  channel text not null,
  delivery_id text not null,
  thread text not null,
  reference text not null,
  colleague_id integer,
  text text,
  received_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  skill text,
  outcome text,
  arguments jsonb,
  shown jsonb,
  choosing text,
  place jsonb,
  click text,
  actions jsonb,
  language text,
  held_until timestamp with time zone,
  share_place jsonb,
  message_id text,
  quoted text,
  filled jsonb
);
create table turn_feedback (
  turn_id integer not null,
  given_by text not null,
  good boolean not null,
  reason text,
  at timestamp with time zone not null,
  fault text,
  contact_id integer
);

-- Constraints

alter table account_key add constraint account_key_pkey PRIMARY KEY (record_id, kind, value);
alter table account_key add constraint account_key_kind_check CHECK ((kind = ANY (ARRAY['domain'::text, 'name'::text, 'crm'::text])));
alter table account_key add constraint account_key_record_id_fkey FOREIGN KEY (record_id) REFERENCES account_record(id) ON DELETE CASCADE;
alter table account_record add constraint account_record_pkey PRIMARY KEY (id);
alter table account_record add constraint account_record_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES colleague(id);
alter table account_record add constraint account_record_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table account_record add constraint account_record_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table account_record add constraint account_record_source_id_key_key UNIQUE (source_id, key);
alter table audit add constraint audit_pkey PRIMARY KEY (id);
alter table audit add constraint audit_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id) ON DELETE SET NULL;
alter table chat_identity add constraint chat_identity_pkey PRIMARY KEY (platform, team, chat_user);
alter table chat_identity add constraint chat_identity_check CHECK (((colleague_id IS NOT NULL) OR (linked_by = 'administrator'::text)));
alter table chat_identity add constraint chat_identity_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id) ON DELETE CASCADE;
alter table chat_identity add constraint chat_identity_linked_by_check CHECK ((linked_by = ANY (ARRAY['email'::text, 'administrator'::text])));
alter table chat_identity add constraint chat_identity_platform_check CHECK ((platform = ANY (ARRAY['slack'::text, 'teams'::text])));
alter table colleague add constraint colleague_pkey PRIMARY KEY (id);
alter table colleague add constraint colleague_email_key UNIQUE (email);
alter table colleague add constraint colleague_own_scope_id_fkey FOREIGN KEY (own_scope_id) REFERENCES scope(id);
alter table colleague add constraint colleague_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table colleague_key add constraint colleague_key_pkey PRIMARY KEY (kind, value);
alter table colleague_key add constraint colleague_key_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id) ON DELETE CASCADE;
alter table colleague_key add constraint colleague_key_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'name'::text, 'profile'::text, 'crm'::text])));
alter table contact_key add constraint contact_key_pkey PRIMARY KEY (record_id, kind, value, account_id);
alter table contact_key add constraint contact_key_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'profile'::text, 'crm'::text, 'name'::text])));
alter table contact_key add constraint contact_key_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table contact_record add constraint contact_record_pkey PRIMARY KEY (id);
alter table contact_record add constraint contact_record_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES colleague(id);
alter table contact_record add constraint contact_record_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table contact_record add constraint contact_record_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table contact_record add constraint contact_record_source_id_key_key UNIQUE (source_id, key);
alter table crm_connection add constraint crm_connection_pkey PRIMARY KEY (source_id);
alter table crm_connection add constraint crm_connection_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE;
alter table crm_group add constraint crm_group_pkey PRIMARY KEY (source_id, key);
alter table crm_group add constraint crm_group_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table crm_group add constraint crm_group_source_id_fkey FOREIGN KEY (source_id) REFERENCES crm_connection(source_id) ON DELETE CASCADE;
alter table crm_record add constraint crm_record_pkey PRIMARY KEY (source_id, stream, id);
alter table crm_record add constraint crm_record_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table crm_record add constraint crm_record_source_id_fkey FOREIGN KEY (source_id) REFERENCES crm_connection(source_id) ON DELETE CASCADE;
alter table crm_stream add constraint crm_stream_pkey PRIMARY KEY (source_id, stream);
alter table crm_stream add constraint crm_stream_source_id_fkey FOREIGN KEY (source_id) REFERENCES crm_connection(source_id) ON DELETE CASCADE;
alter table deal add constraint deal_pkey PRIMARY KEY (id);
alter table deal add constraint deal_account_record_id_fkey FOREIGN KEY (account_record_id) REFERENCES account_record(id);
alter table deal add constraint deal_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES colleague(id);
alter table deal add constraint deal_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table deal add constraint deal_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table deal add constraint deal_source_id_key_key UNIQUE (source_id, key);
alter table deal_contact add constraint deal_contact_pkey PRIMARY KEY (deal_id, record_id);
alter table deal_contact add constraint deal_contact_deal_id_fkey FOREIGN KEY (deal_id) REFERENCES deal(id) ON DELETE CASCADE;
alter table deal_contact add constraint deal_contact_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table deal_contact add constraint deal_contact_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table deal_contact add constraint deal_contact_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table entry add constraint entry_pkey PRIMARY KEY (id);
alter table entry add constraint entry_key_key UNIQUE (key);
alter table entry add constraint entry_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES proposal(id) ON DELETE CASCADE;
alter table entry add constraint entry_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'queued'::text, 'delivered'::text, 'verified'::text, 'cancelled'::text, 'failed'::text, 'undoing'::text, 'undone'::text])));
alter table forgotten add constraint forgotten_pkey PRIMARY KEY (hash);
alter table group_member add constraint group_member_pkey PRIMARY KEY (id);
alter table group_member add constraint group_member_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id);
alter table group_member add constraint group_member_group_id_colleague_id_record_id_scope_id_key UNIQUE NULLS NOT DISTINCT (group_id, colleague_id, record_id, scope_id);
alter table group_member add constraint group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE;
alter table group_member add constraint group_member_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table group_member add constraint group_member_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table group_member add constraint group_member_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table group_message add constraint group_message_pkey PRIMARY KEY (source_id, key);
alter table group_message add constraint group_message_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id) ON DELETE CASCADE;
alter table groups add constraint groups_pkey PRIMARY KEY (id);
alter table groups add constraint groups_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table groups add constraint groups_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table groups add constraint groups_source_id_key_key UNIQUE (source_id, key);
alter table migration add constraint migration_pkey PRIMARY KEY (name);
alter table name add constraint name_pkey PRIMARY KEY (kind, record_id, folded);
alter table name add constraint name_kind_check CHECK ((kind = ANY (ARRAY['account'::text, 'contact'::text])));
alter table name add constraint name_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table name add constraint name_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table own_domain add constraint own_domain_pkey PRIMARY KEY (domain);
alter table "position" add constraint position_pkey PRIMARY KEY (id);
alter table "position" add constraint position_account_record_id_fkey FOREIGN KEY (account_record_id) REFERENCES account_record(id);
alter table "position" add constraint position_record_id_account_record_id_key UNIQUE (record_id, account_record_id);
alter table "position" add constraint position_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table "position" add constraint position_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table "position" add constraint position_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table profile add constraint profile_pkey PRIMARY KEY (record_id);
alter table profile add constraint profile_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table profile add constraint profile_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table profile add constraint profile_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table proposal add constraint proposal_pkey PRIMARY KEY (id);
alter table proposal add constraint proposal_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id);
alter table proposal add constraint proposal_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table proposal add constraint proposal_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id);
alter table reply_message add constraint reply_message_pkey PRIMARY KEY (channel, conversation, message);
alter table reply_message add constraint reply_message_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id) ON DELETE CASCADE;
alter table scope add constraint scope_pkey PRIMARY KEY (id);
alter table scope add constraint scope_kind_check CHECK ((kind = ANY (ARRAY['everyone'::text, 'colleague'::text, 'source'::text, 'group'::text])));
alter table scope_member add constraint scope_member_pkey PRIMARY KEY (scope_id, colleague_id);
alter table scope_member add constraint scope_member_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id) ON DELETE CASCADE;
alter table scope_member add constraint scope_member_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id) ON DELETE CASCADE;
alter table secret add constraint secret_pkey PRIMARY KEY (name);
alter table setting add constraint setting_pkey PRIMARY KEY (key);
alter table source add constraint source_pkey PRIMARY KEY (id);
alter table source add constraint source_family_owner_id_name_key UNIQUE NULLS NOT DISTINCT (family, owner_id, name);
alter table source add constraint source_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES colleague(id);
alter table source add constraint source_people_scope_id_fkey FOREIGN KEY (people_scope_id) REFERENCES scope(id);
alter table source add constraint source_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table source add constraint source_sharing_check CHECK ((sharing = ANY (ARRAY['company'::text, 'named'::text, 'anonymous'::text, 'private'::text])));
alter table tie_hint add constraint tie_hint_pkey PRIMARY KEY (record_id);
alter table tie_hint add constraint tie_hint_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table tie_hint add constraint tie_hint_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table tie_hint add constraint tie_hint_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table tie_hint add constraint tie_hint_word_check CHECK ((word = ANY (ARRAY['strong'::text, 'warm'::text, 'faint'::text, 'connected'::text])));
alter table tie_part add constraint tie_part_pkey PRIMARY KEY (record_id, colleague_id, kind, scope_id);
alter table tie_part add constraint tie_part_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id);
alter table tie_part add constraint tie_part_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table tie_part add constraint tie_part_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table tie_part add constraint tie_part_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table touch add constraint touch_pkey PRIMARY KEY (id);
alter table touch add constraint touch_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id);
alter table touch add constraint touch_record_id_fkey FOREIGN KEY (record_id) REFERENCES contact_record(id) ON DELETE CASCADE;
alter table touch add constraint touch_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table touch add constraint touch_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table touch add constraint touch_source_id_key_colleague_id_record_id_key UNIQUE (source_id, key, colleague_id, record_id);
alter table touch_detail add constraint touch_detail_pkey PRIMARY KEY (source_id, key);
alter table touch_detail add constraint touch_detail_scope_id_fkey FOREIGN KEY (scope_id) REFERENCES scope(id);
alter table touch_detail add constraint touch_detail_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id);
alter table turn add constraint turn_pkey PRIMARY KEY (id);
alter table turn add constraint turn_channel_delivery_id_key UNIQUE (channel, delivery_id);
alter table turn add constraint turn_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES colleague(id);
alter table turn add constraint turn_reference_key UNIQUE (reference);
alter table turn_feedback add constraint turn_feedback_pkey PRIMARY KEY (turn_id, given_by);
alter table turn_feedback add constraint turn_feedback_check CHECK (((contact_id IS NULL) OR (fault = 'person'::text)));
alter table turn_feedback add constraint turn_feedback_fault_check CHECK ((fault = ANY (ARRAY['person'::text, 'missing'::text, 'question'::text, 'other'::text])));
alter table turn_feedback add constraint turn_feedback_turn_id_fkey FOREIGN KEY (turn_id) REFERENCES turn(id) ON DELETE CASCADE;

-- Indexes that are no constraint

CREATE INDEX account_key_value ON public.account_key USING btree (value, kind);
CREATE INDEX account_record_of ON public.account_record USING btree (account_id);
CREATE INDEX account_record_parent ON public.account_record USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX account_record_parent_key ON public.account_record USING btree (source_id, parent_key) WHERE (parent_key IS NOT NULL);
CREATE INDEX chat_identity_of ON public.chat_identity USING btree (colleague_id);
CREATE UNIQUE INDEX one_me ON public.colleague USING btree (is_me) WHERE is_me;
CREATE INDEX contact_key_value ON public.contact_key USING btree (value, kind);
CREATE INDEX contact_record_of ON public.contact_record USING btree (contact_id);
CREATE INDEX crm_record_deal ON public.crm_record USING btree (source_id, ((fields ->> 'deal'::text))) WHERE (stream = 'activities'::text);
CREATE INDEX crm_record_key ON public.crm_record USING btree (source_id, key);
CREATE INDEX deal_account ON public.deal USING btree (account_record_id);
CREATE INDEX deal_contact_record ON public.deal_contact USING btree (record_id);
CREATE INDEX entry_open ON public.entry USING btree (state) WHERE (state = ANY (ARRAY['queued'::text, 'delivered'::text, 'undoing'::text]));
CREATE INDEX entry_proposal ON public.entry USING btree (proposal_id);
CREATE INDEX entry_sent_again ON public.entry USING btree (sent_again_at) WHERE (sent_again_at IS NOT NULL);
CREATE INDEX group_member_record ON public.group_member USING btree (record_id);
CREATE INDEX name_entity ON public.name USING btree (entity_id, kind);
CREATE INDEX name_folded ON public.name USING btree (folded);
CREATE INDEX name_latin ON public.name USING btree (latin);
CREATE INDEX name_latin_words ON public.name USING gin (string_to_array(latin, ' '::text)) WHERE (kind = 'contact'::text);
CREATE INDEX name_trigrams ON public.name USING gin (folded gin_trgm_ops);
CREATE INDEX name_words ON public.name USING gin (words);
CREATE INDEX position_account_record ON public."position" USING btree (account_record_id);
CREATE INDEX position_at ON public."position" USING btree (account_id, contact_id);
CREATE INDEX position_function ON public."position" USING btree (function, seniority) WHERE (ended IS NULL);
CREATE INDEX position_of ON public."position" USING btree (contact_id);
CREATE INDEX profile_city ON public.profile USING btree (city);
CREATE INDEX profile_country ON public.profile USING btree (country);
CREATE INDEX profile_function ON public.profile USING btree (function, industry, country);
CREATE INDEX profile_industry ON public.profile USING btree (industry, country);
CREATE INDEX profile_of ON public.profile USING btree (contact_id);
CREATE INDEX profile_seniority ON public.profile USING btree (seniority, function);
CREATE INDEX profile_without_vector ON public.profile USING btree (record_id) WHERE (vector IS NULL);
CREATE INDEX profile_words ON public.profile USING gin (words);
CREATE INDEX proposal_thread ON public.proposal USING btree (channel, thread, id);
CREATE INDEX proposal_turn ON public.proposal USING btree (turn_id);
CREATE INDEX reply_message_of ON public.reply_message USING btree (turn_id);
CREATE INDEX scope_member_of ON public.scope_member USING btree (colleague_id);
CREATE INDEX tie_hint_of ON public.tie_hint USING btree (contact_id);
CREATE INDEX tie_part_by ON public.tie_part USING btree (colleague_id);
CREATE INDEX tie_part_of ON public.tie_part USING btree (contact_id);
CREATE INDEX touch_of ON public.touch USING btree (record_id, at DESC);
CREATE INDEX touch_pending ON public.touch USING btree (record_id) WHERE (key ~~ 'pending:%'::text);
CREATE INDEX touch_to_come ON public.touch USING btree (at) WHERE (NOT counted);
CREATE INDEX turn_thread ON public.turn USING btree (channel, thread, id);
CREATE INDEX turn_unfinished ON public.turn USING btree (channel, thread, id) WHERE (finished_at IS NULL);

-- Views and triggers

CREATE TRIGGER entry_moves BEFORE UPDATE OF state ON public.entry FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION entry_moves();

-- Policies

create policy reads on account_key as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on account_record as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on colleague as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on contact_key as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on contact_record as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on deal as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on deal_contact as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on group_member as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on groups as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on name as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on "position" as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on profile as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on source as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on tie_hint as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on tie_part as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on touch as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));
create policy reads on touch_detail as permissive for select to acquaint_reader using (scope_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('acquaint.scopes'::text, true), ''::text), ','::text))::integer[] AS string_to_array)::integer[]));

-- Functions

CREATE OR REPLACE FUNCTION public.count_profiles(queries tsquery[], most integer)
 RETURNS TABLE(place integer, holding integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select q.place::int, (
    select count(*)::int from (
      select from profile p where p.words @@ q.query and (p.scope_id in (select unnest(visible_scopes()))) is true limit most
    ) bounded)
  from unnest(queries) with ordinality as q(query, place)
$function$;
CREATE OR REPLACE FUNCTION public.entry_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state || ' ' || new.state <> all (array[
    'proposed queued', 'proposed cancelled',
    'queued delivered', 'queued failed',
    'delivered verified', 'delivered failed',
    'verified undoing', 'undoing undone', 'undoing verified']) then
    raise exception 'An entry of the ledger cannot become % when it is %.', new.state, old.state;
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION public.find_latin_parts(keys text[], most integer)
 RETURNS TABLE(form text, kind text, record_id integer, folded text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select k.key, n.kind, n.record_id, n.folded
  from unnest(keys) as k(key)
  cross join lateral (
    select * from name n
    where string_to_array(n.latin, ' ') @> array[k.key] and n.kind = 'contact'
      and (n.scope_id in (select unnest(visible_scopes()))) is true
    limit most
  ) n
$function$;
CREATE OR REPLACE FUNCTION public.find_name_parts(forms text[], most integer)
 RETURNS TABLE(form text, kind text, record_id integer, folded text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with asked as materialized (select f.form, string_to_array(f.form, ' ') as words from unnest(forms) as f(form)),
  there as materialized (
    select array_agg(w.word) as words
    from (select distinct unnest(a.words) as word from asked a) w
    where exists (select from name n where n.words @> array[w.word])
  )
  select f.form, n.kind, n.record_id, n.folded
  from asked f
  cross join lateral (
    select * from name n
    where n.words @> f.words and (n.scope_id in (select unnest(visible_scopes()))) is true
    limit most
  ) n
  where f.words <@ (select t.words from there t)
$function$;
CREATE OR REPLACE FUNCTION public.find_profiles_by_meaning(near halfvec, by text, most integer, work text DEFAULT NULL::text, rank text DEFAULT NULL::text, cities text[] DEFAULT NULL::text[], countries text[] DEFAULT NULL::text[])
 RETURNS TABLE(record_id integer, similarity double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "hnsw.iterative_scan" TO 'relaxed_order'
AS $function$
  select p.record_id, 1 - (p.vector <=> near) as similarity
  from profile p
  where p.vector is not null and p.embedder = by and (p.scope_id in (select unnest(visible_scopes()))) is true
    and (work is null or p.function = work) and (rank is null or p.seniority = rank)
    and ((cities is null and countries is null) or p.city = any (cities) or p.country = any (countries))
  order by p.vector <=> near
  limit most
$function$;
CREATE OR REPLACE FUNCTION public.find_profiles_by_words(wanted tsquery, queries tsquery[], weights double precision[], most integer, work text DEFAULT NULL::text, rank text DEFAULT NULL::text, cities text[] DEFAULT NULL::text[], countries text[] DEFAULT NULL::text[])
 RETURNS TABLE(record_id integer, weight double precision)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.record_id, (
    select coalesce(sum(w), 0) from unnest(queries, weights) as t(q, w) where p.words @@ t.q
  ) as weight
  from profile p
  where p.words @@ wanted and (p.scope_id in (select unnest(visible_scopes()))) is true
    and (work is null or p.function = work) and (rank is null or p.seniority = rank)
    and ((cities is null and countries is null) or p.city = any (cities) or p.country = any (countries))
  order by weight desc, p.record_id
  limit most
$function$;
CREATE OR REPLACE FUNCTION public.find_similar_names(forms text[], most integer)
 RETURNS TABLE(form text, kind text, record_id integer, folded text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET "pg_trgm.similarity_threshold" TO '0.35'
AS $function$
  select f.form, n.kind, n.record_id, n.folded
  from unnest(forms) as f(form)
  cross join lateral (
    select * from name n
    where n.folded % f.form and (n.scope_id in (select unnest(visible_scopes()))) is true
    order by similarity(n.folded, f.form) desc, n.folded
    limit most
  ) n
$function$;
CREATE OR REPLACE PROCEDURE public.show_by_scope(IN shown regclass, IN hidden text[] DEFAULT '{}'::text[])
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', shown);
  execute format('create policy reads on %s for select to acquaint_reader using '
    '(scope_id = any ((select string_to_array(nullif(current_setting(''acquaint.scopes'', true), ''''), '','')::int[])::int[]))', shown);
  execute format('grant select (%s) on %s to acquaint_reader',
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
     where attrelid = shown and attnum > 0 and not attisdropped and attname <> all (hidden)), shown);
end $procedure$;
CREATE OR REPLACE FUNCTION public.visible_scopes()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(string_to_array(nullif(current_setting('acquaint.scopes', true), ''), ',')::int[], '{}') $function$;

-- Rights on single columns

grant select (record_id, kind, value, scope_id, source_id) on account_key to acquaint_reader;
grant select (id, account_id, source_id, scope_id, name, rank, aliases, domains, industry, city, country, place, about, parent_id, crm_id, owner_id, as_of) on account_record to acquaint_reader;
grant select (id, name, email, team, language, time_zone) on colleague to acquaint_reader;
grant select (record_id, kind, value, account_id, scope_id, source_id) on contact_key to acquaint_reader;
grant select (id, contact_id, source_id, scope_id, name, name_folded, emails, phones, profiles, crm_id, city, country, place, language, about, owner_id, as_of) on contact_record to acquaint_reader;
grant select (id, source_id, scope_id, name, stage, amount, currency, close_date, account_record_id, owner_id, as_of) on deal to acquaint_reader;
grant select (deal_id, record_id, source_id, scope_id) on deal_contact to acquaint_reader;
grant select (id, group_id, source_id, scope_id, colleague_id, record_id, count, sum, last_at) on group_member to acquaint_reader;
grant select (id, source_id, scope_id, kind, name) on groups to acquaint_reader;
grant select (record_id, kind, entity_id, scope_id, source_id, shown, folded, latin, words) on name to acquaint_reader;
grant select (id, record_id, contact_id, account_record_id, account_id, source_id, scope_id, title, function, seniority, started, ended, as_of, named) on "position" to acquaint_reader;
grant select (record_id, contact_id, source_id, scope_id, text, function, seniority, industry, city, country, words, embedder, vector) on profile to acquaint_reader;
grant select (id, family, owner_id, name, sharing, sharing_chosen, keep_details, scope_id, people_scope_id, imported_at) on source to acquaint_reader;
grant select (record_id, contact_id, source_id, scope_id, word, team) on tie_hint to acquaint_reader;
grant select (record_id, colleague_id, kind, contact_id, source_id, scope_id, sum, sum_long, count, count_in, count_out, first_at, last_at) on tie_part to acquaint_reader;
grant select (id, source_id, scope_id, key, kind, at, colleague_id, record_id, direction, size, counted) on touch to acquaint_reader;
grant select (source_id, key, scope_id, subject, place, body) on touch_detail to acquaint_reader;

-- Rights on functions

grant execute on function count_profiles(tsquery[],integer) to acquaint_reader;
grant execute on function find_latin_parts(text[],integer) to acquaint_reader;
grant execute on function find_name_parts(text[],integer) to acquaint_reader;
grant execute on function find_profiles_by_meaning(halfvec,text,integer,text,text,text[],text[]) to acquaint_reader;
grant execute on function find_profiles_by_words(tsquery,tsquery[],double precision[],integer,text,text,text[],text[]) to acquaint_reader;
grant execute on function find_similar_names(text[],integer) to acquaint_reader;
grant execute on function visible_scopes() to acquaint_reader;
