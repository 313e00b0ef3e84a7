-- Risk scores, the network's sightings of identifiers, and its fraud registry.

-- Every score of an order, with the version and the facts it was made from: the same facts and version give the same score for ever. Nothing of the buyer
-- stands here but what was concluded. `rules`: the version of the store's rules that was applied.
create table risk_scores (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  sequence integer not null check (sequence > 0),
  version text not null,
  rules integer not null,
  score integer not null check (score between 1 and 100),
  level text not null check (level in ('low', 'medium', 'high')),
  facts jsonb not null,
  factors jsonb not null,
  scored_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, order_id, sequence),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index risk_scores_at on risk_scores (store_id, scored_at desc);

-- What a person did to make sure of the buyer: set or taken back, never changed.
create table risk_ticks (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  tick text not null check (tick in ('called', 'vin_asked', 'card_verified', 'billing_only')),
  done boolean not null,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index risk_ticks_order on risk_ticks (store_id, order_id, at);

-- A store's rules, one row a version; the newest holds.
create table risk_rules (
  store_id uuid not null references stores (id),
  version integer not null check (version > 0),
  rules jsonb not null,
  saved_by uuid,
  saved_name text not null,
  saved_at timestamptz not null,
  primary key (store_id, version)
);

-- What became of an order in the end, for fitting the weights one day: good after 90 days without a dispute, fraud, or not known yet.
create table risk_outcomes (
  store_id uuid not null,
  order_id uuid not null,
  outcome text not null check (outcome in ('good', 'fraud')),
  because text not null check (because in ('quiet', 'known', 'chargeback', 'issuer_alert')),
  at timestamptz not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- What a store has asked the registry, and what it was told.
create table registry_lookups (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  level text not null check (level in ('none', 'medium', 'high')),
  told jsonb not null,
  at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index registry_lookups_at on registry_lookups (store_id, at desc);

alter table store_settings
  add column risk_medium integer not null default 30,
  add column risk_high integer not null default 60,
  add column shares_registry boolean not null default false,
  add constraint risk_edges check (2 <= risk_medium and risk_medium < risk_high and risk_high <= 99);

alter table fraud_marks
  add column code text,
  add column evidence text;

-- Keyed hashes of the identifiers of every order of the network: who of them was seen how often, and which open orders a report touches. `key`: which key of
-- the registry made it.
create table sightings (
  token bytea not null check (octet_length(token) = 16),
  store_id uuid not null references stores (id),
  order_id uuid not null,
  kind text not null,
  key smallint not null,
  -- who it was, as far as one can tell: the keyed hash of the mailbox, else of the telephone number, else of the order
  buyer bytea not null,
  at timestamptz not null,
  primary key (token, store_id, order_id)
);
create index sightings_order on sightings (store_id, order_id);
create index sightings_at on sightings (at);

-- The keys of the registry's hashes, by number: each is derived from the master key, and none stands here. Tokens are made with the newest, and found under
-- every key until it is forgotten.
create table registry_keys (
  key smallint primary key,
  created_at timestamptz not null,
  forgotten_at timestamptz
);
insert into registry_keys (key, created_at) values (1, now());

-- A report of fraud. `state`: open; suspended while an appeal is looked at; withdrawn by who reported it; overturned by the operator.
create table registry_cases (
  id uuid primary key,
  store_id uuid not null references stores (id),
  order_id uuid not null,
  evidence text not null check (evidence in ('suspected', 'known', 'chargeback', 'issuer_alert')),
  code text,
  state text not null check (state in ('open', 'suspended', 'withdrawn', 'overturned')),
  reported_at timestamptz not null,
  seen_at timestamptz not null,
  unique (store_id, order_id, evidence)
);

-- What a case is recognised by. Gone as soon as the case is withdrawn or overturned.
create table registry_tokens (
  token bytea not null check (octet_length(token) = 16),
  case_id uuid not null references registry_cases (id),
  kind text not null,
  tier text not null check (tier in ('strong', 'fuzzy', 'context')),
  rule smallint not null,
  key smallint not null,
  primary key (token, case_id)
);
create index registry_tokens_case on registry_tokens (case_id);

-- Everything that happened to a case, append-only. `store_id`: who did it; null for the operator.
create table registry_events (
  id uuid primary key,
  case_id uuid not null references registry_cases (id),
  type text not null check (type in ('reported', 'withdrawn', 'counter_vote', 'vote_withdrawn', 'appealed', 'upheld', 'overturned', 'held_for_review', 'released')),
  store_id uuid references stores (id),
  note text,
  at timestamptz not null
);
create index registry_events_case on registry_events (case_id, at);
-- What the operator decided is little beside all that was reported: how reliable a store is, is read from these alone.
create index registry_events_decided on registry_events (case_id, type) where type in ('upheld', 'overturned');

do $$
declare t text;
begin
  foreach t in array array['risk_scores', 'risk_ticks', 'risk_rules', 'risk_outcomes', 'registry_lookups'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
  foreach t in array array['sightings', 'registry_keys', 'registry_cases', 'registry_tokens', 'registry_events'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_network on %I using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
  foreach t in array array['risk_scores', 'risk_ticks', 'risk_rules', 'registry_lookups', 'registry_events'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function partsdesk.refuse_change()', t);
  end loop;
end $$;
grant update on risk_outcomes, registry_keys, registry_cases to partsdesk_app;
grant delete on risk_outcomes, sightings, registry_tokens to partsdesk_app;

select pgboss.create_queue(name, jsonb_build_object('policy', 'standard', 'retryLimit', retries, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600))
from (values ('score', 20), ('registry', 200)) as queue (name, retries);

-- The buyer's newest orders are read off the end of each index: PostgreSQL sees that the rows already stand in order only when every column of the index is named.
create or replace function partsdesk.earlier_orders(email text, phone_digits text, except_order uuid, most integer)
returns table (order_id uuid, by_email boolean, by_phone boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select found.id, bool_or(found.by_email), bool_or(not found.by_email)
  from (
    (select o.id, true as by_email from orders o
      where o.store_id = partsdesk.store() and lower(o.buyer_email) = lower(email) and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.store_id, lower(o.buyer_email), o.placed_at desc limit most)
    union all
    (select o.id, false from orders o
      where o.store_id = partsdesk.store() and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), 7) = right(phone_digits, 7)
        and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), length(phone_digits)) = phone_digits and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.store_id, right(regexp_replace(o.buyer_phone, '\D', '', 'g'), 7), o.placed_at desc limit most)
  ) found
  group by found.id
$$;

-- Report Fraud in full: what a mark goes by, orders the network raised after somebody may have looked, the mail about it, and the daily look for outcomes.
alter table fraud_marks
  add constraint fraud_marks_code_check check (code in ('stolen_card', 'other_identity', 'account_taken_over', 'card_testing', 'reshipper', 'refused_verification',
    'friendly_fraud', 'other')),
  add constraint fraud_marks_evidence_check check (evidence in ('bank_dispute', 'issuer_word', 'owner_denies', 'failed_verification', 'false_contact',
    'known_person', 'pattern_only'));
-- since when the network says more of the buyer than when somebody last looked at the risk; null once they looked
alter table orders add column risk_raised_at timestamptz;
alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card', 'delivered', 'delivery_exception', 'staff_risk_raised'));
select pgboss.create_queue('outcomes', jsonb_build_object('policy', 'standard', 'retryLimit', 3, 'retryDelay', 60, 'retryBackoff', true, 'retryDelayMax', 3600,
  'expireInSeconds', 3600, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));

-- The store's rules at work. A rule that holds for an order is written down once for each of its versions, with what it asked for and what of that was done then:
-- an order scored anew is not held, assigned or stopped a second time. `version` is the rule's own.
create table risk_firings (
  store_id uuid not null,
  order_id uuid not null,
  rule text not null,
  version integer not null check (version > 0),
  name text not null,
  effects jsonb not null,
  done text[] not null check (done <@ array['assign', 'hold', 'approval']),
  at timestamptz not null,
  primary key (store_id, order_id, rule, version),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index risk_firings_at on risk_firings (store_id, at);

-- Who let an order go in spite of a rule that asked for somebody's approval.
create table risk_approvals (
  store_id uuid not null,
  order_id uuid not null,
  rule text not null,
  version integer not null,
  by_person uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (store_id, order_id, rule, version),
  foreign key (store_id, order_id, rule, version) references risk_firings (store_id, order_id, rule, version)
);

-- The words of the rule that put an order On Hold; gone with the hold.
alter table orders add column hold_label text;

do $$
declare t text;
begin
  foreach t in array array['risk_firings', 'risk_approvals'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function partsdesk.refuse_change()', t);
  end loop;
end $$;

-- Facts a score is made of that come from outside. `tries`: what the buyer tried at the storefront before the payment that paid, as the gateway keeps it. `fits`: what the
-- storefront's own catalogue says of a part and the order's vehicle; null where it says nothing.
alter table payment_claims add column tries jsonb;
alter table order_lines add column fits boolean;

-- The registry's keepers: limits, disputes, appeals, what the operator decides, stores of one owner, freight forwarders, and what is forgotten.

-- Stores under one owner's name are one reporter; without one a store is its own. The operator writes it.
alter table stores add column owner text check (owner = btrim(owner) and owner <> '');
create index stores_owner on stores (lower(owner));

-- Why a case is suspended: the operator looks first, or a buyer appealed.
alter table registry_cases
  add column waits text check (waits in ('review', 'appeal')),
  add constraint registry_cases_waits check ((state = 'suspended') = (waits is not null));
create index registry_cases_state on registry_cases (state, reported_at desc, id desc);
create index registry_cases_store on registry_cases (store_id, reported_at desc, id desc);
create index registry_cases_reported on registry_cases (reported_at);

-- An event outlives its case: that there was one, what came of it and when, with nothing left to find anybody by.
alter table registry_events
  drop constraint registry_events_case_id_fkey,
  drop constraint registry_events_type_check,
  add constraint registry_events_type_check check (type in ('reported', 'withdrawn', 'counter_vote', 'vote_withdrawn', 'appealed', 'upheld', 'overturned',
    'held_for_review', 'released', 'answered', 'forgotten'));

-- What the operator has to decide about a case, at most one open of a kind, with what the reporting store says of it. `store_id`: who reported the case.
create table registry_tasks (
  id uuid primary key,
  case_id uuid not null references registry_cases (id) on delete cascade,
  store_id uuid not null references stores (id),
  kind text not null check (kind in ('review', 'dispute', 'appeal')),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('released', 'upheld', 'overturned', 'withdrawn')),
  check ((ended_at is null) = (outcome is null)),
  check ((answer is null) = (answered_at is null))
);
create unique index registry_tasks_open on registry_tasks (case_id, kind) where ended_at is null;
create index registry_tasks_queue on registry_tasks (opened_at) where ended_at is null;
create index registry_tasks_store on registry_tasks (store_id, opened_at desc);
create index registry_tasks_case on registry_tasks (case_id);

-- Who objected to a case: a buyer at a store with an order of theirs, or by mail to the operator (no store). Nothing tells who the buyer is.
create table registry_appeals (
  id uuid primary key,
  case_id uuid not null references registry_cases (id) on delete cascade,
  store_id uuid references stores (id),
  order_id uuid,
  by_name text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('upheld', 'overturned', 'withdrawn')),
  check ((store_id is null) = (order_id is null)),
  check ((ended_at is null) = (outcome is null)),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create unique index registry_appeals_open on registry_appeals (case_id, store_id, order_id) where ended_at is null;
create index registry_appeals_store on registry_appeals (store_id, opened_at desc);
create index registry_appeals_case on registry_appeals (case_id);

-- Freight forwarders' addresses, which the operator keeps: public business addresses, as typed and as compared (`base`).
create table forwarders (
  id uuid primary key,
  base text not null,
  line1 text not null,
  city text not null,
  region text not null,
  postal_code text not null,
  country text not null,
  comment text not null,
  added_by text not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create unique index forwarders_base on forwarders (base) where removed_at is null;

do $$
declare t text;
begin
  foreach t in array array['registry_tasks', 'registry_appeals', 'forwarders'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_network on %I using ((select partsdesk.in_network())) with check ((select partsdesk.in_network()))', t);
    execute format('grant select, insert, update on %I to partsdesk_app', t);
  end loop;
  -- A store reads its own cases, questions and appeals, and no event: those name others.
  foreach t in array array['registry_cases', 'registry_tasks', 'registry_appeals'] loop
    execute format('create policy own_store on %I for select using (store_id = (select partsdesk.store()))', t);
    execute format('grant delete on %I to partsdesk_app', t);
  end loop;
end $$;

select pgboss.create_queue('forget', jsonb_build_object('policy', 'standard', 'retryLimit', 5, 'retryDelay', 60, 'retryBackoff', true, 'retryDelayMax', 3600,
  'expireInSeconds', 1800, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600));

-- When the network was asked for what the newest score is made of: two scores of one order may be made at once, and the one that asked first must not be written last.
alter table order_facts add column risk_asked_at timestamptz;
