-- One row per contact record to search by criteria, by words and by meaning. What it says of the company comes from
-- records that everyone sees, or of the same scope.
create table profile (
  record_id int primary key references contact_record on delete cascade,
  contact_id int not null,
  source_id int not null references source,
  scope_id int not null references scope,
  -- Title · industry · place · about, of people of whom a title or more is known: what is embedded, and shown as the reason.
  text text not null,
  function text,
  seniority text,
  industry text,
  city text,
  country text,
  -- Units of domain/search-terms.ts: folded words, stems, concepts, places.
  words tsvector not null,
  -- Of `text`; a vector is kept as long as the text is the same.
  digest text not null,
  -- Which embedder made the vector; vectors of different embedders are never compared.
  embedder text,
  vector halfvec(512)
);
create index profile_of on profile (contact_id);
create index profile_words on profile using gin (words);
create index profile_function on profile (function, industry, country);
create index profile_seniority on profile (seniority, function);
create index profile_industry on profile (industry, country);
create index profile_city on profile (city);
create index profile_country on profile (country);
create index profile_without_vector on profile (record_id) where vector is null;
call show_by_scope('profile', '{digest}');

-- How rare each query is, counted up to `most` in what the audience may see. Beyond that all words are common.
create function count_profiles(queries tsquery[], most int) returns table (place int, holding int)
language sql stable security definer set search_path from current as $$
  select q.place::int, (
    select count(*)::int from (
      select from profile p where p.words @@ q.query and (p.scope_id in (select unnest(visible_scopes()))) is true limit most
    ) bounded)
  from unnest(queries) with ordinality as q(query, place)
$$;

-- Profiles that answer any of the queries, those first that answer more and rarer ones. A criterion that is null excludes
-- nobody; a place is one of the cities or of the countries.
create function find_profiles_by_words(wanted tsquery, queries tsquery[], weights float8[], most int,
  work text default null, rank text default null, cities text[] default null, countries text[] default null)
returns table (record_id int, weight float8)
language sql stable security definer set search_path from current as $$
  select p.record_id, (
    select coalesce(sum(w), 0) from unnest(queries, weights) as t(q, w) where p.words @@ t.q
  ) as weight
  from profile p
  where p.words @@ wanted and (p.scope_id in (select unnest(visible_scopes()))) is true
    and (work is null or p.function = work) and (rank is null or p.seniority = rank)
    and ((cities is null and countries is null) or p.city = any (cities) or p.country = any (countries))
  order by weight desc, p.record_id
  limit most
$$;

-- Profiles nearest in meaning, with the same criteria. Without iterative scans few would come from a large index for a
-- narrow audience or narrow criteria.
create function find_profiles_by_meaning(near halfvec, by text, most int,
  work text default null, rank text default null, cities text[] default null, countries text[] default null)
returns table (record_id int, similarity float8)
language sql stable security definer set search_path from current set hnsw.iterative_scan = relaxed_order as $$
  select p.record_id, 1 - (p.vector <=> near) as similarity
  from profile p
  where p.vector is not null and p.embedder = by and (p.scope_id in (select unnest(visible_scopes()))) is true
    and (work is null or p.function = work) and (rank is null or p.seniority = rank)
    and ((cities is null and countries is null) or p.city = any (cities) or p.country = any (countries))
  order by p.vector <=> near
  limit most
$$;

revoke execute on function count_profiles(tsquery[], int), find_profiles_by_words(tsquery, tsquery[], float8[], int, text, text, text[], text[]),
  find_profiles_by_meaning(halfvec, text, int, text, text, text[], text[]) from public;
grant execute on function count_profiles(tsquery[], int), find_profiles_by_words(tsquery, tsquery[], float8[], int, text, text, text[], text[]),
  find_profiles_by_meaning(halfvec, text, int, text, text, text[], text[]) to acquaint_reader;
