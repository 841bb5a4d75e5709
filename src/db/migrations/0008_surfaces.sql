-- Of a private answer: where it may be shared, in ids of the platform, and checked anew when somebody wants to.
alter table turn add share_place jsonb;
