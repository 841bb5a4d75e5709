-- What the administrator decided about the CRM.
-- Kinds of records that all colleagues may see, though the CRM does not tell who sees them there.
alter table crm_connection add column visible text[] not null default '{}';
-- Fields of ours that are filled from fields of the CRM's own: {"contacts": {"title": "x_role"}}.
alter table crm_connection add column mapped jsonb not null default '{}';
-- What the vendor says is left of what it lets us ask, in words for people.
alter table crm_connection add column budget text;
-- When a kind was last read to its end.
alter table crm_stream add column read_at timestamptz;

-- The scopes of single owners are one a kind from now on, so that a kind can be opened by its scopes alone, and no row is
-- written. What was stored under the old ones is read again.
update crm_stream set cursor = null where source_id in (select source_id from crm_group where key like 'only %');
