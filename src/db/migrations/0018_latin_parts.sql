-- People by one word of their name in the other script: «صدری» is Kamran Sadri. Like `find_name_parts`, but by the keys
-- that do not depend on the script.
create index name_latin_words on name using gin (string_to_array(latin, ' ')) where kind = 'contact';

create function find_latin_parts(keys text[], most int)
returns table (form text, kind text, record_id int, folded text)
language sql stable security definer set search_path from current as $$
  select k.key, n.kind, n.record_id, n.folded
  from unnest(keys) as k(key)
  cross join lateral (
    select * from name n
    where string_to_array(n.latin, ' ') @> array[k.key] and n.kind = 'contact'
      and (n.scope_id in (select unnest(visible_scopes()))) is true
    limit most
  ) n
$$;

revoke execute on function find_latin_parts(text[], int) from public;
grant execute on function find_latin_parts(text[], int) to acquaint_reader;
