-- The network's own tables and the doors into it. Roles: the owner runs this file; partsdesk_app, which owns nothing, is created beside it.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create schema if not exists partsdesk;

-- Settings of the running transaction, read once by each policy.
create function partsdesk.store() returns uuid language sql stable as $$ select nullif(current_setting('app.store', true), '')::uuid $$;
create function partsdesk.person() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function partsdesk.sees_all() returns boolean language sql stable as $$ select current_setting('app.reach', true) = 'all' $$;
create function partsdesk.in_network() returns boolean language sql stable as $$ select current_setting('app.door', true) = 'network' $$;

create table stores (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  created_at timestamptz not null default now()
);

create table people (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'en' check (language in ('en', 'fr')),
  time_zone text,
  units text not null default 'imperial' check (units in ('imperial', 'metric')),
  density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
  shortcuts boolean not null default true,
  operator boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index people_email on people (lower(email));

create table roles (
  id uuid primary key,
  store_id uuid not null references stores (id),
  name text not null,
  rights text[] not null,
  reach text not null default 'all' check (reach in ('all', 'own')),
  unique (store_id, name),
  unique (store_id, id)
);

create table memberships (
  store_id uuid not null references stores (id),
  person_id uuid not null references people (id),
  role_id uuid not null,
  wants_new_order_mail boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (store_id, person_id),
  foreign key (store_id, role_id) references roles (store_id, id)
);
create index memberships_person on memberships (person_id);

create table sessions (
  token_hash bytea primary key,
  person_id uuid not null references people (id) on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text,
  ip inet
);
create index sessions_person on sessions (person_id);

-- Links that work once: the operator's first sign-in.
create table one_time_links (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('operator')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Counters of rate-limiter-flexible: throttling that holds over several server processes.
create table throttles (
  key text primary key,
  points integer not null default 0,
  expire bigint
);

do $$
declare t text;
begin
  foreach t in array array['people', 'roles', 'memberships', 'sessions', 'one_time_links'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_network on %I using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()))', t);
    execute format('grant select, insert, update, delete on %I to partsdesk_app', t);
  end loop;
end $$;

-- No person or store can be read from it: its keys are keyed hashes.
grant select, insert, update, delete on throttles to partsdesk_app;

alter table stores enable row level security;
alter table stores force row level security;
create policy in_network on stores using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()));
create policy own_store on stores for select using (id = (select partsdesk.store()));
grant select, insert, update on stores to partsdesk_app;
grant usage on schema partsdesk to partsdesk_app;
