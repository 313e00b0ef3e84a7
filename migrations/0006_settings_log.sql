-- Settings: their log, and what a store may change about itself.

-- What was changed, by whom, from what to what. `subject` names the key, role or person it was about. Append-only.
create table settings_changes (
  store_id uuid not null references stores (id),
  id uuid not null,
  at timestamptz not null default now(),
  person uuid,
  person_name text not null,
  what text not null,
  subject text,
  before jsonb not null,
  after jsonb not null,
  primary key (store_id, id)
);
create index settings_changes_at on settings_changes (store_id, at, id);

alter table settings_changes enable row level security;
alter table settings_changes force row level security;
create policy in_store on settings_changes using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));
grant select, insert on settings_changes to partsdesk_app;
create trigger append_only before update or delete on settings_changes for each row execute function partsdesk.refuse_change();

-- A store's own roles and who has which, so that a change and its log entry are one transaction.
create policy own_store on roles using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));
create policy own_store on memberships using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));

-- A store may change its name and nothing else of its row.
create policy for_rename on stores for update to current_user using (true) with check (true);
create function partsdesk.rename_store(new_name text) returns void language sql security definer set search_path = pg_catalog, public as $$
  update stores set name = new_name where id = partsdesk.store()
$$;
revoke all on function partsdesk.rename_store(text) from public;
grant execute on function partsdesk.rename_store(text) to partsdesk_app;

-- A key's last use is written once a minute: that must not write its door anew.
drop trigger door on api_keys;
create trigger door after insert or update of name, scopes, key_hash, revoked_at on api_keys for each row execute function partsdesk.keep_api_key_door();
