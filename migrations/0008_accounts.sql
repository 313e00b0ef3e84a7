-- Accounts: people are invited to a store, choose their own password behind a link that works once, and get a new one by mail.

-- Has the person followed a link that came to their own mailbox? Until then whoever handed them a copied link may have kept the way in.
alter table people add column email_proven boolean not null default true;

-- A membership given to somebody whose e-mail is not proven opens its store once they have followed a mailed link: another store's copied link must not.
alter table memberships add column accepted boolean not null default true;

alter table one_time_links drop constraint one_time_links_purpose_check;
alter table one_time_links
  add column person_id uuid references people (id) on delete cascade,
  add column store_id uuid references stores (id),
  add column mailed boolean not null default false,
  add constraint one_time_links_purpose_check check (purpose in ('operator', 'invitation', 'password')),
  add constraint one_time_links_of_person check ((purpose = 'operator') = (person_id is null)),
  add constraint one_time_links_of_store check ((purpose = 'invitation') = (store_id is not null));
create index one_time_links_person on one_time_links (person_id);

-- A store makes and ends the invitations to itself.
create policy own_store on one_time_links using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));

-- Mails to people about their account. The link is made when the mail is sent, so no secret waits here. `address` is what somebody typed who forgot their
-- password; such a row goes when its work is done.
create table account_mails (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'password')),
  store_id uuid references stores (id),
  person_id uuid references people (id) on delete cascade,
  address text,
  by_name text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  why text,
  created_at timestamptz not null default now(),
  check (case purpose when 'invitation' then store_id is not null and person_id is not null else address is not null end)
);
create index account_mails_person on account_mails (store_id, person_id, created_at);

alter table account_mails enable row level security;
alter table account_mails force row level security;
create policy in_network on account_mails using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()));
create policy own_store on account_mails using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));
grant select, insert, update, delete on account_mails to partsdesk_app;

-- The person of an e-mail, made when there is none, for a store that adds them. One who is known stays as they are, unless nobody has them any more and they
-- never came in: then the new name counts. `accepted`: may the membership open the store at once?
create policy for_adding on people for insert to current_user with check (true);
create policy for_renaming on people for update to current_user using (true) with check (true);
create function partsdesk.person_to_add(new_id uuid, new_email text, new_name text, new_language text) returns table (id uuid, accepted boolean)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare found people;
begin
  insert into people (id, email, name, language, email_proven) values (new_id, new_email, new_name, new_language, false)
    on conflict (lower(email)) do nothing;
  select p.* into strict found from people p where lower(p.email) = lower(new_email) for update;
  if found.password_hash is null and not exists (select from memberships m where m.person_id = found.id) then
    update people p set name = new_name, language = new_language where p.id = found.id;
    return query select found.id, true;
    return;
  end if;
  return query select found.id, found.email_proven;
end $$;
revoke all on function partsdesk.person_to_add(uuid, text, text, text) from public;
grant execute on function partsdesk.person_to_add(uuid, text, text, text) to partsdesk_app;

-- A store and its settings are one transaction of the network.
create policy first_row on store_settings for insert with check ((select partsdesk.in_network()));

-- As before, but a membership that is not accepted opens nothing.
create or replace function partsdesk.door_session(hash bytea) returns table (
  person_id uuid, name text, email text, language text, time_zone text, units text, density text, shortcuts boolean, operator boolean,
  seen_at timestamptz, expires_at timestamptz, memberships jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, p.time_zone, p.units, p.density, p.shortcuts, p.operator, s.seen_at, s.expires_at,
    coalesce((
      select jsonb_agg(jsonb_build_object('store', st.id, 'slug', st.slug, 'name', st.name, 'role', r.name, 'rights', r.rights, 'reach', r.reach) order by st.name)
      from memberships m join stores st on st.id = m.store_id join roles r on r.store_id = m.store_id and r.id = m.role_id
      where m.person_id = p.id and m.accepted), '[]'::jsonb)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash
$$;

-- As before, and who was invited and has not come in yet (`waiting`), and whether a link may be copied for them (`copyable`): never one that opens another store.
drop function partsdesk.people_of_store();
create function partsdesk.people_of_store() returns table (
  id uuid, name text, email text, language text, role text, rights text[], reach text, wants_new_order_mail boolean, waiting boolean, copyable boolean
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, r.name, r.rights, r.reach, m.wants_new_order_mail,
    p.password_hash is null or not m.accepted, p.password_hash is null and m.accepted
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
  where m.store_id = partsdesk.store() order by p.name
$$;
revoke all on function partsdesk.people_of_store() from public;
grant execute on function partsdesk.people_of_store() to partsdesk_app;

select pgboss.create_queue('account', jsonb_build_object('policy', 'standard', 'retryLimit', 200, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));
