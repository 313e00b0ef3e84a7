-- One store's own tables. Every key starts with store_id; amounts are integer minor units, weights grams, lengths millimetres.
create sequence order_numbers start 100001;

create table store_settings (
  store_id uuid primary key references stores (id),
  time_zone text not null default 'America/New_York',
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  language text not null default 'en' check (language in ('en', 'fr')),
  address jsonb,
  phone text,
  email text,
  mail_from text,
  payment_mode text not null default 'authorization' check (payment_mode in ('sale', 'authorization')),
  handling_days integer not null default 1 check (handling_days between 0 and 60),
  cutoff time not null default '15:00',
  requires_dms_number boolean not null default false,
  guards jsonb not null default '{}',
  updated_at timestamptz not null default now()
);

create table api_keys (
  store_id uuid not null references stores (id),
  id uuid not null,
  name text not null,
  scopes text[] not null,
  prefix text not null,
  key_hash bytea not null unique,
  created_by uuid,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (store_id, id)
);

create table gateway_accounts (
  store_id uuid not null references stores (id),
  id uuid not null,
  gateway text not null check (gateway in ('stripe')),
  name text not null,
  live boolean not null default false,
  publishable_key text,
  sealed_credentials text not null,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (store_id, id)
);

create table images (
  store_id uuid not null references stores (id),
  id uuid not null,
  source_url text not null,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'refused')),
  why text,
  bytes bytea,
  media_type text,
  width integer,
  height integer,
  created_at timestamptz not null default now(),
  primary key (store_id, id)
);
create unique index images_source on images (store_id, md5(source_url));

create table orders (
  store_id uuid not null references stores (id),
  id uuid not null,
  number bigint not null default nextval('order_numbers'),
  version integer not null default 1,
  source text not null check (source in ('storefront', 'phone')),
  channel text not null,
  external_number text not null,
  request_hash bytea not null,
  status text not null default 'new'
    check (status in ('new', 'processing', 'on_hold', 'backordered', 'ready_for_pickup', 'completed', 'cancelled')),
  placed_at timestamptz not null,
  received_at timestamptz not null default now(),
  currency text not null,
  buyer_name text not null,
  buyer_company text,
  buyer_email text,
  buyer_phone text,
  buyer_language text not null default 'en' check (buyer_language in ('en', 'fr')),
  buyer_comment text,
  po_number text,
  tax_exempt boolean not null default false,
  vehicle_vin text,
  vehicle_year integer,
  vehicle_make text,
  vehicle_model text,
  vehicle_trim text,
  vehicle_engine text,
  vehicle_decoded jsonb,
  discounts jsonb not null default '[]',
  fees jsonb not null default '[]',
  shipping_service text not null,
  shipping_amount bigint not null,
  shipping_taxes jsonb not null default '[]',
  ship_by timestamptz not null,
  deliver_by timestamptz,
  ip inet,
  user_agent text,
  device_id text,
  assignee_id uuid references people (id),
  dms_number text,
  addresses_checked_at timestamptz,
  addresses_checked_by uuid,
  risk_checked_at timestamptz,
  risk_checked_by uuid,
  cancelled_reason text,
  primary key (store_id, id),
  unique (number)
);
create unique index orders_external on orders (store_id, channel, external_number);
create index orders_buyer_email on orders (store_id, lower(buyer_email), placed_at desc);

create table order_addresses (
  store_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('billing', 'shipping')),
  name text not null,
  company text,
  line1 text not null,
  line2 text,
  city text not null,
  region text,
  postal_code text,
  country text not null,
  phone text,
  typed jsonb not null,
  primary key (store_id, order_id, kind),
  foreign key (store_id, order_id) references orders (store_id, id)
);

create table order_lines (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  part_number text not null,
  name text not null,
  brand text,
  image_id uuid,
  quantity integer not null check (quantity > 0),
  unit_price bigint not null,
  list_price bigint,
  unit_cost bigint,
  core_charge bigint not null default 0,
  discount bigint not null default 0,
  weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  hazmat boolean not null default false,
  taxes jsonb not null default '[]',
  core_taxes jsonb not null default '[]',
  state text not null default 'to_check'
    check (state in ('to_check', 'in_stock', 'ordered', 'received', 'backordered', 'unavailable', 'ships_from_vendor', 'cancelled')),
  superseded_by text,
  supplier text,
  supplier_po text,
  expected_on date,
  fitment_by uuid,
  fitment_at timestamptz,
  fitment_vin text,
  cancelled_reason text,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index order_lines_order on order_lines (store_id, order_id, position);

-- What the storefront said of the payment, until the gateway itself has confirmed it.
create table payment_claims (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  gateway text not null,
  kind text not null check (kind in ('reference', 'payment_method')),
  reference text not null,
  state text not null default 'unconfirmed' check (state in ('unconfirmed', 'confirmed', 'refused')),
  why text,
  created_at timestamptz not null default now(),
  primary key (store_id, id),
  unique (store_id, gateway, reference),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index payment_claims_order on payment_claims (store_id, order_id);

-- One immutable row an attempt; what became of it is appended to transaction_events.
create table transactions (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null
    check (kind in ('authorization', 'sale', 'capture', 'void', 'refund', 'reauthorization', 'verification', 'offline', 'external', 'dispute')),
  parent_id uuid,
  gateway_account_id uuid,
  amount bigint not null,
  currency text not null,
  idempotency_key text not null,
  command_id uuid,
  reason text,
  method text,
  outside_reference text,
  note text,
  expires_at timestamptz,
  instrument jsonb,
  checks jsonb,
  actor_kind text not null check (actor_kind in ('person', 'storefront', 'system')),
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null default now(),
  primary key (store_id, id),
  unique (store_id, idempotency_key),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index transactions_order on transactions (store_id, order_id, created_at);

create table transaction_events (
  store_id uuid not null,
  transaction_id uuid not null,
  id uuid not null,
  state text not null check (state in ('created', 'sent', 'accepted', 'approved', 'declined', 'failed', 'unknown', 'reversed')),
  source text not null check (source in ('api', 'webhook', 'poll', 'recovery', 'person')),
  reference text,
  code text,
  advice text,
  message text,
  fee bigint,
  expires_at timestamptz,
  instrument jsonb,
  checks jsonb,
  at timestamptz not null default now(),
  primary key (store_id, id),
  foreign key (store_id, transaction_id) references transactions (store_id, id)
);
create index transaction_events_transaction on transaction_events (store_id, transaction_id, at);
-- The first final answer stands; a later or repeated one is refused by this index. `reversed` alone may follow.
create unique index transaction_events_final on transaction_events (store_id, transaction_id) where state in ('approved', 'declined', 'failed');

create table shipments (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  method text not null check (method in ('label', 'pickup', 'tracking')),
  state text not null check (state in ('ready', 'shipped', 'picked_up', 'cancelled')),
  cost bigint,
  collected_by text,
  id_seen boolean,
  note text,
  notify boolean not null default true,
  slip boolean not null default true,
  command_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (store_id, id),
  unique (store_id, order_id, sequence),
  foreign key (store_id, order_id) references orders (store_id, id)
);

create table shipment_lines (
  store_id uuid not null,
  shipment_id uuid not null,
  line_id uuid not null,
  quantity integer not null check (quantity > 0),
  primary key (store_id, shipment_id, line_id),
  foreign key (store_id, shipment_id) references shipments (store_id, id),
  foreign key (store_id, line_id) references order_lines (store_id, id)
);

create table parcels (
  store_id uuid not null,
  id uuid not null,
  shipment_id uuid not null,
  order_id uuid not null,
  position integer not null,
  carrier text not null,
  tracking_number text,
  primary key (store_id, id),
  foreign key (store_id, shipment_id) references shipments (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index parcels_order on parcels (store_id, order_id);

create table notes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  body text not null,
  author_id uuid not null,
  author_name text not null,
  created_at timestamptz not null default now(),
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index notes_order on notes (store_id, order_id, created_at);

-- Mails out. What was sent is kept as it was sent.
create table letters (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null
    check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal', 'staff_new_order')),
  facts jsonb not null,
  language text not null check (language in ('en', 'fr')),
  to_name text not null,
  to_address text not null,
  message_id text not null,
  subject text,
  body_text text,
  body_html text,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  why text,
  attempts integer not null default 0,
  created_by uuid,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index letters_order on letters (store_id, order_id, created_at);
create index letters_queued on letters (store_id, created_at) where state = 'queued';

create table fraud_marks (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  mark text not null check (mark in ('not_fraud', 'suspected', 'known')),
  reason text not null,
  note text,
  held_from text,
  marked_by uuid not null,
  marked_by_name text not null,
  marked_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create unique index fraud_marks_standing on fraud_marks (store_id, order_id) where withdrawn_at is null;

-- A command that spans sections: one row, its steps in order, resumed by a job after a crash.
create table flows (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('ship_and_complete', 'cancel')),
  ask jsonb not null,
  step text not null,
  state text not null default 'running' check (state in ('running', 'stopped', 'done')),
  refusal jsonb,
  result jsonb not null default '{}',
  actor jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index flows_running on flows (store_id, updated_at) where state = 'running';
create index flows_order on flows (store_id, order_id, created_at);

-- Commands already done, by the id the browser minted: the same again gets the same answer.
create table commands (
  store_id uuid not null references stores (id),
  id uuid not null,
  person_id uuid,
  request_hash bytea not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (store_id, id)
);
create index commands_at on commands (store_id, at);

create table activities (
  store_id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  version integer not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'storefront', 'system')),
  actor_id uuid,
  actor_name text not null,
  command_id uuid,
  type text not null,
  event jsonb not null,
  values_hash bytea,
  hash bytea not null,
  primary key (store_id, order_id, sequence),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Personal before and after of an entry; may be erased, the chain holds only their salted keyed hash.
create table activity_values (
  store_id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  salt bytea not null,
  before jsonb not null,
  after jsonb not null,
  primary key (store_id, order_id, sequence),
  foreign key (store_id, order_id, sequence) references activities (store_id, order_id, sequence)
);

-- The list's projection, written by the spine in the transaction that changed a fact.
create table order_facts (
  store_id uuid not null,
  order_id uuid not null,
  number bigint not null,
  status text not null,
  placed_at timestamptz not null,
  ship_by timestamptz not null,
  customer text not null,
  vehicle text,
  channel text not null,
  source text not null,
  assignee_id uuid,
  currency text not null,
  lines integer not null,
  pieces integer not null,
  total bigint not null,
  collected bigint not null,
  balance bigint not null,
  held bigint not null,
  payment_state text not null,
  hold_expires_at timestamptz,
  fulfillment_state text not null,
  risk_score integer,
  risk_level text,
  fraud_mark text,
  flags text[] not null default '{}',
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index order_facts_status_placed on order_facts (store_id, status, placed_at desc, order_id desc);
create index order_facts_placed on order_facts (store_id, placed_at desc, order_id desc);
create index order_facts_status_ship_by on order_facts (store_id, status, ship_by, order_id);
create index order_facts_status_total on order_facts (store_id, status, total, order_id);
create index order_facts_assignee on order_facts (store_id, assignee_id, status, placed_at desc, order_id desc);
create index order_facts_hold on order_facts (store_id, hold_expires_at) where hold_expires_at is not null;

do $$
declare t text;
begin
  foreach t in array array[
    'store_settings', 'api_keys', 'gateway_accounts', 'images', 'order_addresses', 'order_lines', 'payment_claims', 'transactions', 'transaction_events',
    'shipments', 'shipment_lines', 'parcels', 'notes', 'letters', 'fraud_marks', 'flows', 'commands', 'activities', 'activity_values'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert, update on %I to partsdesk_app', t);
  end loop;
  foreach t in array array['orders', 'order_facts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_reach on %I using (store_id = (select partsdesk.store())
      and ((select partsdesk.sees_all()) or assignee_id = (select partsdesk.person()))) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert, update on %I to partsdesk_app', t);
  end loop;
end $$;

-- Append-only for the application: money and log rows are never changed or removed, notes never rewritten.
revoke update on transactions, transaction_events, activities, activity_values, notes from partsdesk_app;
grant usage on sequence order_numbers to partsdesk_app;

create function partsdesk.refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name; end $$;
create trigger append_only before update or delete on transactions for each row execute function partsdesk.refuse_change();
create trigger append_only before update or delete on transaction_events for each row execute function partsdesk.refuse_change();
create trigger append_only before update or delete on activities for each row execute function partsdesk.refuse_change();
