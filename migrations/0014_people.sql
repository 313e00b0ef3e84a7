-- People come in by more than a password: second factors, passkeys, and a log of every try. A membership may end by a day, or rest.

-- The app of time-based codes (RFC 6238). `last_step` is the newest 30-second step whose code was used: no code works twice.
create table totp_factors (
  person_id uuid primary key references people (id) on delete cascade,
  sealed_secret text not null,
  last_step bigint not null,
  created_at timestamptz not null
);

-- Ten codes that each work once, for a day without the phone. Keyed hashes: the codes were shown once.
create table recovery_codes (
  person_id uuid not null references people (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Public keys of authenticators (WebAuthn). `id` is the credential's, base64url; `counter` the highest it signed with, 0 when it keeps none.
create table passkeys (
  id text primary key,
  person_id uuid not null references people (id) on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_person on passkeys (person_id);

-- A step of signing in, or of setting a factor up, that waits for its second half. Works once, for minutes. `challenge` is what an authenticator has to sign.
create table factor_steps (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('second', 'passkey', 'new_passkey', 'new_totp')),
  person_id uuid references people (id) on delete cascade,
  challenge text,
  sealed_secret text,
  expires_at timestamptz not null,
  check ((purpose = 'passkey') = (person_id is null))
);
create index factor_steps_expires on factor_steps (expires_at);

-- Every try to sign in, and every change of what one signs in with. A try for an e-mail that nobody has leaves a row without a person and without the e-mail.
create table sign_in_events (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid references people (id) on delete cascade,
  event text not null,
  way text,
  user_agent text,
  ip inet
);
create index sign_in_events_person on sign_in_events (person_id, at desc, id desc);
create index sign_in_events_at on sign_in_events (at);

do $$
declare t text;
begin
  foreach t in array array['totp_factors', 'recovery_codes', 'passkeys', 'factor_steps', 'sign_in_events'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_network on %I using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
  foreach t in array array['totp_factors', 'recovery_codes', 'passkeys', 'factor_steps'] loop
    execute format('grant update, delete on %I to partsdesk_app', t);
  end loop;
end $$;

-- Append-only, but not for ever: a row goes after 180 days and not before, whoever asks. The application itself may not delete.
create trigger append_only before update on sign_in_events for each row execute function partsdesk.refuse_change();
create policy for_forgetting on sign_in_events for delete to current_user using (true);
create policy for_doors on sign_in_events for select to current_user using (true);
create function partsdesk.forget_sign_ins(until timestamptz) returns bigint language sql security definer set search_path = pg_catalog, public as $$
  with gone as (delete from sign_in_events where at < least(until, now()) - interval '180 days' returning 1) select count(*) from gone
$$;

-- A membership whose last day is over, or that rests, opens nothing.
alter table memberships add column last_day date, add column rests boolean not null default false;
-- Must everybody of the store have a second factor?
alter table store_settings add column second_factor boolean not null default false;
create policy for_doors on store_settings for select to current_user using (true);
create policy for_doors on totp_factors for select to current_user using (true);
create policy for_doors on passkeys for select to current_user using (true);

create function partsdesk.has_second_factor(person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
  select exists (select from totp_factors f where f.person_id = person) or exists (select from passkeys k where k.person_id = person)
$$;

-- As before, and whether the person has a second factor, and of each store whether it asks for one, which day is the last and where it stands.
drop function partsdesk.door_session(bytea);
create function partsdesk.door_session(hash bytea) returns table (
  person_id uuid, name text, email text, language text, time_zone text, units text, density text, shortcuts boolean, operator boolean, second boolean,
  seen_at timestamptz, expires_at timestamptz, memberships jsonb
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, p.time_zone, p.units, p.density, p.shortcuts, p.operator, partsdesk.has_second_factor(p.id), s.seen_at, s.expires_at,
    coalesce((
      select jsonb_agg(jsonb_build_object('store', st.id, 'slug', st.slug, 'name', st.name, 'role', r.name, 'rights', r.rights, 'reach', r.reach,
        'lastDay', m.last_day, 'timeZone', se.time_zone, 'secondFactor', se.second_factor) order by st.name)
      from memberships m join stores st on st.id = m.store_id join roles r on r.store_id = m.store_id and r.id = m.role_id
        join store_settings se on se.store_id = m.store_id
      where m.person_id = p.id and m.accepted and not m.rests), '[]'::jsonb)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash
$$;

-- As before, without those who rest or whose last day is over: nobody gives them work.
create or replace function partsdesk.people_of_store() returns table (
  id uuid, name text, email text, language text, role text, rights text[], reach text, wants_new_order_mail boolean, waiting boolean, copyable boolean
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, p.language, r.name, r.rights, r.reach, m.wants_new_order_mail,
    p.password_hash is null or not m.accepted, p.password_hash is null and m.accepted
  from memberships m join people p on p.id = m.person_id join roles r on r.store_id = m.store_id and r.id = m.role_id
    join store_settings se on se.store_id = m.store_id
  where m.store_id = partsdesk.store() and not m.rests and (m.last_day is null or m.last_day >= (now() at time zone se.time_zone)::date)
  order by p.name
$$;

-- Everybody of the running transaction's store, for who manages them.
create function partsdesk.members_of_store() returns table (
  id uuid, name text, email text, role_id uuid, wants_new_order_mail boolean, waiting boolean, copyable boolean, second boolean, last_day date, rests boolean
) language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.name, p.email, m.role_id, m.wants_new_order_mail, p.password_hash is null or not m.accepted, p.password_hash is null and m.accepted,
    m.accepted and partsdesk.has_second_factor(p.id), m.last_day, m.rests
  from memberships m join people p on p.id = m.person_id
  where m.store_id = partsdesk.store() order by p.name
$$;

-- How the store's people came in, or were refused, since they belong to it; newest first. No address: where somebody sat is their own affair.
create function partsdesk.sign_ins_of_store(most integer) returns table (id uuid, at timestamptz, name text, event text, way text, user_agent text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select e.id, e.at, p.name, e.event, e.way, e.user_agent
  from memberships m join people p on p.id = m.person_id join sign_in_events e on e.person_id = m.person_id and e.at >= m.created_at
  where m.store_id = partsdesk.store() and m.accepted
  order by e.at desc, e.id desc limit most
$$;

revoke all on function partsdesk.door_session(bytea), partsdesk.forget_sign_ins(timestamptz), partsdesk.has_second_factor(uuid),
  partsdesk.members_of_store(), partsdesk.sign_ins_of_store(integer) from public;
grant execute on function partsdesk.door_session(bytea), partsdesk.forget_sign_ins(timestamptz), partsdesk.members_of_store(),
  partsdesk.sign_ins_of_store(integer) to partsdesk_app;
