-- Doors: definer functions that turn a secret somebody holds into a person or one store. They answer nothing else. They run as the owner, who may
-- read these five tables and no others.
create policy for_doors on stores for select to current_user using (true);
create policy for_doors on people for select to current_user using (true);
create policy for_doors on roles for select to current_user using (true);
create policy for_doors on memberships for select to current_user using (true);
create policy for_doors on sessions for select to current_user using (true);

-- A session's token -> the person and what they may do where.
create function partsdesk.door_session(hash bytea) returns table (
  person_id uuid, name text, email text, language text, time_zone text, units text, density text, shortcuts boolean, operator boolean,
  seen_at timestamptz, expires_at timestamptz, memberships jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, p.time_zone, p.units, p.density, p.shortcuts, p.operator, s.seen_at, s.expires_at,
    coalesce((
      select jsonb_agg(jsonb_build_object('store', st.id, 'slug', st.slug, 'name', st.name, 'role', r.name, 'rights', r.rights, 'reach', r.reach) order by st.name)
      from memberships m join stores st on st.id = m.store_id join roles r on r.store_id = m.store_id and r.id = m.role_id
      where m.person_id = p.id), '[]'::jsonb)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash
$$;

-- A storefront's key -> its store and scopes. The row itself stays behind row-level security, so the function steps over it by naming no store.
create table api_key_doors (
  key_hash bytea primary key,
  store_id uuid not null,
  id uuid not null,
  name text not null,
  scopes text[] not null
);
create function partsdesk.keep_api_key_door() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from api_key_doors where key_hash = new.key_hash;
  if new.revoked_at is null then
    insert into api_key_doors (key_hash, store_id, id, name, scopes) values (new.key_hash, new.store_id, new.id, new.name, new.scopes);
  end if;
  return null;
end $$;
create trigger door after insert or update on api_keys for each row execute function partsdesk.keep_api_key_door();
create function partsdesk.door_api_key(hash bytea) returns table (store_id uuid, id uuid, name text, scopes text[])
language sql stable security definer set search_path = pg_catalog, public as $$
  select store_id, id, name, scopes from api_key_doors where key_hash = hash
$$;

-- The people of the running transaction's store, for names beside orders and the assign menu.
create function partsdesk.people_of_store() returns table (id uuid, name text, email text, language text, role text, rights text[], reach text, wants_new_order_mail boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, r.name, r.rights, r.reach, m.wants_new_order_mail
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
  where m.store_id = partsdesk.store() order by p.name
$$;

revoke all on api_key_doors from public;
grant execute on function partsdesk.door_session(bytea), partsdesk.door_api_key(bytea), partsdesk.people_of_store() to partsdesk_app;
