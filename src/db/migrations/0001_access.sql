-- Who we are, who may see what, and where things came from.
-- The reader role owns nothing; every turn runs as it. Roles are shared by all databases of a server.
do $$
begin
  if not exists (select from pg_roles where rolname = 'acquaint_reader') then
    create role acquaint_reader nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of this server was quicker
end $$;
-- Fails where an administrator made the role and granted it already, which is just as well.
do $$
begin
  execute format('grant acquaint_reader to %I', current_user);
exception when insufficient_privilege or unique_violation or object_in_use then null;
end $$;
do $$ begin execute format('grant usage on schema %I to acquaint_reader', current_schema()); end $$;

create table setting (
  key text primary key,
  value jsonb not null
);

-- The key of the hashes in `forgotten`. The reader role has no right to it.
create table secret (
  name text primary key,
  value bytea not null
);

create table own_domain (
  domain text primary key
);

create table colleague (
  id int generated always as identity primary key,
  name text not null,
  email text not null unique,
  team text,
  language text,
  time_zone text,
  is_me boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index one_me on colleague (is_me) where is_me;

-- By what a file or a CRM names a colleague: e-mail, folded name, profile URL, CRM owner id.
create table colleague_key (
  kind text not null check (kind in ('email', 'name', 'profile', 'crm')),
  value text not null,
  colleague_id int not null references colleague on delete cascade,
  primary key (kind, value)
);

-- Who may see a row. `everyone` = all colleagues, also those who join later.
create table scope (
  id int generated always as identity primary key,
  kind text not null check (kind in ('everyone', 'colleague', 'source')),
  everyone boolean not null default false
);
create table scope_member (
  scope_id int not null references scope on delete cascade,
  colleague_id int not null references colleague on delete cascade,
  primary key (scope_id, colleague_id)
);
create index scope_member_of on scope_member (colleague_id);
insert into scope (kind, everyone) values ('everyone', true);
alter table colleague add own_scope_id int not null references scope;
-- Who may know of them: everyone (the first scope), or only they while nothing but a colleague's own files named them.
alter table colleague add scope_id int not null default 1 references scope;

-- A source has two scopes of its own: who sees that its people exist, and who sees the ties and touches behind them.
-- A change of sharing changes the members of these two scopes, never the rows.
create table source (
  id int generated always as identity primary key,
  family text not null,
  owner_id int references colleague,
  name text not null,
  sharing text not null check (sharing in ('company', 'named', 'anonymous', 'private')),
  -- false until the owner answered the one question; until then the source is private.
  sharing_chosen boolean not null default false,
  keep_details boolean not null default false,
  scope_id int not null references scope,
  people_scope_id int not null references scope,
  imported_at timestamptz,
  created_at timestamptz not null default now(),
  unique nulls not distinct (family, owner_id, name)
);

create table audit (
  id int generated always as identity primary key,
  at timestamptz not null default now(),
  colleague_id int references colleague on delete set null,
  what text not null,
  detail jsonb not null default '{}'
);

-- A person who was erased: a keyed hash of each e-mail, profile and name at company, so that no import brings them back.
create table forgotten (
  hash bytea primary key,
  at timestamptz not null default now()
);

-- The scopes of this transaction's audience; none set means nothing is seen.
create function visible_scopes() returns int[] language sql stable parallel safe
  as $$ select coalesce(string_to_array(nullif(current_setting('acquaint.scopes', true), ''), ',')::int[], '{}') $$;

-- An array, read once for each statement: quickest for the few rows of an answer. Functions that look through many rows
-- ask with `(scope_id in (select unnest(visible_scopes()))) is true` instead, which is hashed; `is true` keeps it a
-- filter, where a join would lose the order an index gives.

-- Every table with rows that can be shown gets the same policy, in one place. Columns that no answer needs are left out:
-- the importer's own keys and hashes of whole statements say more than the statements do.
create procedure show_by_scope(shown regclass, hidden text[] default '{}') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', shown);
  execute format('create policy reads on %s for select to acquaint_reader using '
    '(scope_id = any ((select string_to_array(nullif(current_setting(''acquaint.scopes'', true), ''''), '','')::int[])::int[]))', shown);
  execute format('grant select (%s) on %s to acquaint_reader',
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
     where attrelid = shown and attnum > 0 and not attisdropped and attname <> all (hidden)), shown);
end $$;
revoke execute on procedure show_by_scope(regclass, text[]) from public;

call show_by_scope('source', '{created_at}');
call show_by_scope('colleague', '{is_me, created_at, own_scope_id, scope_id}');
revoke execute on function visible_scopes() from public;
grant execute on function visible_scopes() to acquaint_reader;
