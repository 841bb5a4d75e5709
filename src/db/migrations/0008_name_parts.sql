-- Most forms that are asked for hold a word that no name holds. Each word is looked up once, and only the forms whose
-- words are all there are searched for. That a word is there at all is told to nobody.
create or replace function find_name_parts(forms text[], most int)
returns table (form text, kind text, record_id int, folded text)
language sql stable security definer set search_path from current as $$
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
$$;
