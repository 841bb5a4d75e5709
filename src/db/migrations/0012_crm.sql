-- The company's CRM: one connection is one source.
alter table scope drop constraint scope_kind_check;
-- `group`: people who see the same records in the CRM. Its members change at a sync, never the rows.
alter table scope add constraint scope_kind_check check (kind in ('everyone', 'colleague', 'source', 'group'));

create table crm_connection (
  source_id int primary key references source on delete cascade,
  crm text not null,
  -- Which one of the vendor's, for people.
  account text not null,
  -- What was found when it was last looked at: what we may do, which rights are missing, which rules cannot be read.
  checked jsonb not null,
  -- End of the last sync that read all there was, and of the last that also looked for what is gone.
  synced_at timestamptz,
  swept_at timestamptz,
  -- Why the last sync ended early, in words for people; null when it did not.
  failed text
);

-- Where the next read of a stream goes on. Written in the transaction of the page's rows.
create table crm_stream (
  source_id int not null references crm_connection on delete cascade,
  stream text not null,
  cursor jsonb,
  -- Of the read that is going on: how far it is, and how much there is in all where the vendor says so.
  done int not null default 0,
  total int,
  primary key (source_id, stream)
);

create table crm_group (
  source_id int not null references crm_connection on delete cascade,
  key text not null,
  scope_id int not null references scope,
  primary key (source_id, key)
);

-- What the CRM holds, as it came: which version of it is stored, who sees it, and the fields that we have no column for.
create table crm_record (
  source_id int not null references crm_connection on delete cascade,
  stream text not null,
  id text not null,
  -- What other rows of this source know it by.
  key text not null,
  version text not null,
  scope_id int not null references scope,
  fields jsonb not null,
  primary key (source_id, stream, id)
);
create index crm_record_key on crm_record (source_id, key);
-- What is logged on a deal follows it when it changes hands.
create index crm_record_deal on crm_record (source_id, (fields ->> 'deal')) where stream = 'activities';

-- The importer's own: no reader has a right to them.
alter table crm_group enable row level security;
alter table crm_record enable row level security;

-- Of one tie some touches may be seen by all, and others only by those who see the deal they are logged on.
alter table tie_part drop constraint tie_part_pkey;
alter table tie_part add primary key (record_id, colleague_id, kind, scope_id);
