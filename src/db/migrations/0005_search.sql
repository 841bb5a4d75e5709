-- One row per contact record to search by words and by meaning.
create table profile (
  record_id int primary key references contact_record on delete cascade,
  contact_id int not null,
  source_id int not null references source,
  scope_id int not null references scope,
  -- Title · company · industry · place · about: what is embedded and shown as the reason.
  text text not null,
  -- Folded stems, also of what the words mean in English.
  words tsvector not null,
  digest text not null,
  -- Which embedder made the vector; vectors of different embedders are never compared.
  embedder text,
  vector halfvec(512)
);
create index profile_of on profile (contact_id);
create index profile_words on profile using gin (words);
create index profile_unembedded on profile (record_id) where vector is null;
call show_by_scope('profile');
