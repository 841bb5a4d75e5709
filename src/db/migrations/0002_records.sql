-- What sources say of companies and people. An account or a contact is a cluster of records and holds nothing itself.
create sequence account_ids;
create sequence contact_ids;

create table account_record (
  id int generated always as identity primary key,
  account_id int not null default nextval('account_ids'),
  source_id int not null references source,
  scope_id int not null references scope,
  key text not null,
  name text not null,
  -- 3 a company record of a CRM, 2 a name in a person's record, 1 only a mail domain: the best is shown.
  rank smallint not null,
  aliases text[] not null default '{}',
  domains text[] not null default '{}',
  industry text,
  city text,
  country text,
  place text,
  about text,
  -- Key of the parent in the same source, and the account it leads to once known.
  parent_key text,
  parent_id int,
  crm_id text,
  owner_id int references colleague,
  as_of timestamptz not null,
  -- Where the source is an anonymous sharer's, `as_of` is blunted for others and this is what it was.
  exact_as_of timestamptz,
  -- Its account_id when it was stored, once it has another: a cluster has the lowest of its public records, so that
  -- neither the number nor an order by it says anything of private ones.
  own_id int,
  digest text not null,
  unique (source_id, key)
);
create index account_record_of on account_record (account_id);
create index account_record_parent on account_record (parent_id) where parent_id is not null;
create index account_record_parent_key on account_record (source_id, parent_key) where parent_key is not null;

create table contact_record (
  id int generated always as identity primary key,
  contact_id int not null default nextval('contact_ids'),
  source_id int not null references source,
  scope_id int not null references scope,
  key text not null,
  name text not null,
  name_folded text not null,
  emails text[] not null default '{}',
  phones text[] not null default '{}',
  profiles text[] not null default '{}',
  crm_id text,
  city text,
  country text,
  place text,
  language text,
  about text,
  owner_id int references colleague,
  as_of timestamptz not null,
  exact_as_of timestamptz,
  own_id int,
  digest text not null,
  unique (source_id, key)
);
create index contact_record_of on contact_record (contact_id);

create table position (
  id int generated always as identity primary key,
  record_id int not null references contact_record on delete cascade,
  contact_id int not null,
  account_record_id int not null references account_record,
  account_id int not null,
  source_id int not null references source,
  scope_id int not null references scope,
  title text,
  function text,
  seniority text,
  started date,
  ended date,
  as_of timestamptz not null,
  exact_as_of timestamptz,
  -- The source names the employer. A mail domain alone is no word against one that does: groups share domains.
  named boolean not null,
  unique (record_id, account_record_id)
);
create index position_at on position (account_id, contact_id);
create index position_of on position (contact_id);
create index position_account_record on position (account_record_id);
create index position_function on position (function, seniority) where ended is null;

-- What joins records: equal keys. `name` joins only when unique on both sides, at the same account.
create table account_key (
  record_id int not null references account_record on delete cascade,
  kind text not null check (kind in ('domain', 'name', 'crm')),
  value text not null,
  scope_id int not null,
  source_id int not null,
  primary key (record_id, kind, value)
);
create index account_key_value on account_key (value, kind);
create table contact_key (
  record_id int not null references contact_record on delete cascade,
  kind text not null check (kind in ('email', 'profile', 'crm', 'name')),
  value text not null,
  account_id int not null default 0, -- only for `name`
  scope_id int not null,
  source_id int not null,
  primary key (record_id, kind, value, account_id)
);
create index contact_key_value on contact_key (value, kind);

-- Names to find things by, folded in the application: the database has no rules for Persian, Polish or Czech.
create table name (
  record_id int not null,
  kind text not null check (kind in ('account', 'contact')),
  entity_id int not null,
  scope_id int not null references scope,
  source_id int not null references source,
  shown text not null,
  folded text not null,
  -- Independent of script: domain/names.ts latinKey.
  latin text not null,
  words text[] not null,
  primary key (kind, record_id, folded)
);
create index name_folded on name (folded);
create index name_latin on name (latin);
create index name_words on name using gin (words);
create index name_trigrams on name using gin (folded gin_trgm_ops);
create index name_entity on name (entity_id, kind);

call show_by_scope('account_record', '{key, parent_key, exact_as_of, own_id, digest}');
call show_by_scope('contact_record', '{key, exact_as_of, own_id, digest}');
call show_by_scope('position', '{exact_as_of}');
call show_by_scope('account_key');
call show_by_scope('contact_key');
call show_by_scope('name');
