-- Who gets an order that comes in: a store's rules in its own order, the first that matches counts. `rule` holds whether it is on, what it looks at and to whom it gives.
create table assignment_rules (
  store_id uuid not null references stores (id),
  id uuid not null,
  position integer not null,
  name text not null,
  rule jsonb not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (store_id, id)
);
create unique index assignment_rules_name on assignment_rules (store_id, name) where removed_at is null;

-- When a rule last gave somebody an order: the one who waited longest is next. The rows are locked while a turn is given, so that two workers give two.
create table assignment_turns (
  store_id uuid not null references stores (id),
  person_id uuid not null,
  given_at timestamptz not null,
  primary key (store_id, person_id)
);

-- Who gets no orders by a rule for now, up to and with a day of the store's calendar; null until somebody says they are back.
create table away_people (
  store_id uuid not null references stores (id),
  person_id uuid not null,
  until date,
  primary key (store_id, person_id)
);

do $$
declare t text;
begin
  foreach t in array array['assignment_rules', 'assignment_turns', 'away_people'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
end $$;
grant update (position, name, rule, removed_at) on assignment_rules to partsdesk_app;
grant update (given_at) on assignment_turns to partsdesk_app;
grant update (until), delete on away_people to partsdesk_app;

-- Somebody lost their second factor and its recovery codes, and it was ended for them: until they have followed a mailed link their password opens nothing by itself.
alter table people add column factors_ended_at timestamptz;
alter table one_time_links drop constraint one_time_links_purpose_check;
alter table one_time_links add constraint one_time_links_purpose_check check (purpose in ('operator', 'invitation', 'password', 'factors'));
alter table account_mails drop constraint account_mails_purpose_check;
alter table account_mails add constraint account_mails_purpose_check check (purpose in ('invitation', 'password', 'factors'));
-- Who ended somebody's second factor, and why.
alter table sign_in_events add column by_name text, add column reason text;
