-- Row security switches off every index whose operator is not leakproof (trigrams, arrays, text search). These functions
-- run as the owner, apply the audience's scopes themselves before anything is ranked or cut, and return only keys into
-- `name`; the rows are then read under the policy. A test compares each with a plain scan under the policy.

-- Names that hold all words of a form: "szpital debowy" in "szpital debowy w krakowie", "nowak" in "anna nowak".
create function find_name_parts(forms text[], most int) returns table (form text, kind text, record_id int, folded text)
language sql stable security definer set search_path from current as $$
  select f.form, n.kind, n.record_id, n.folded
  from unnest(forms) as f(form)
  cross join lateral (
    select * from name n
    where n.words @> string_to_array(f.form, ' ') and (n.scope_id in (select unnest(visible_scopes()))) is true
    limit most
  ) n
$$;

-- An ordinary login may name a setting of pg_trgm only once its library is loaded, and this connection may be a new one.
select similarity('', '');

-- Names written nearly like a form, nearest first.
create function find_similar_names(forms text[], most int) returns table (form text, kind text, record_id int, folded text)
language sql stable security definer set search_path from current set pg_trgm.similarity_threshold = 0.35 as $$
  select f.form, n.kind, n.record_id, n.folded
  from unnest(forms) as f(form)
  cross join lateral (
    select * from name n
    where n.folded % f.form and (n.scope_id in (select unnest(visible_scopes()))) is true
    order by similarity(n.folded, f.form) desc, n.folded
    limit most
  ) n
$$;

revoke execute on function find_name_parts(text[], int), find_similar_names(text[], int) from public;
grant execute on function find_name_parts(text[], int), find_similar_names(text[], int) to acquaint_reader;
