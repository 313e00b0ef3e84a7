-- Shipping by label: carriers, places, boxes, purchases, labels, printing, tracking.

-- A store's accounts at carriers. A rate card has no credentials and no labels. `pinned`: the carriers behind the account that may be used; null for all.
-- `webhook_*`: where the carrier may tell us by itself; the hash is of the address's secret part.
create table carrier_accounts (
  store_id uuid not null references stores (id),
  id uuid not null,
  kind text not null check (kind in ('easypost', 'rate_card')),
  name text not null,
  live boolean not null default false,
  sealed_credentials text,
  pinned text[],
  trouble text,
  webhook_hash bytea,
  webhook_reference text,
  webhook_at timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (store_id, id),
  check ((kind = 'rate_card') = (sealed_credentials is null))
);

-- The versions of a rate card; the newest one that holds already is used.
create table rate_cards (
  store_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  holds_from date not null,
  card jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, account_id) references carrier_accounts (store_id, id)
);
create index rate_cards_account on rate_cards (store_id, account_id, holds_from desc, created_at desc);

-- Where goods leave from. `weekdays`: days goods are handed over, 0 is Sunday; `closed`: dates they are not.
create table ship_from_places (
  store_id uuid not null references stores (id),
  id uuid not null,
  name text not null,
  address jsonb not null,
  time_zone text not null,
  cutoff time not null,
  weekdays smallint[] not null default '{1,2,3,4,5}',
  closed text[] not null default '{}',
  preferred boolean not null default false,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (store_id, id)
);
create unique index ship_from_preferred on ship_from_places (store_id) where preferred and removed_at is null;

-- Boxes on a store's shelf: measures inside and outside in whole millimetres, what it weighs empty and may weigh full in grams.
create table box_presets (
  store_id uuid not null references stores (id),
  id uuid not null,
  name text not null,
  inner_mm integer[] not null check (cardinality(inner_mm) = 3),
  outer_mm integer[] not null check (cardinality(outer_mm) = 3),
  empty_grams integer not null check (empty_grams >= 0),
  most_grams integer not null check (most_grams > 0),
  position integer not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (store_id, id)
);

-- What the same parts were packed in last. `parts`: part numbers with their quantities, in order.
create table packed_boxes (
  store_id uuid not null references stores (id),
  parts text not null,
  boxes jsonb not null,
  used_at timestamptz not null,
  primary key (store_id, parts)
);

alter table store_settings
  add column preferred_carrier text,
  add column day_worth bigint not null default 100 check (day_worth >= 0),
  add column tracking_mails text[] not null default '{}';

-- A set of rates as it was asked for and shown: what is bought is bought from one of these, at the price that was shown.
create table quotes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  place_id uuid not null,
  ask jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, place_id) references ship_from_places (store_id, id)
);
create table quote_answers (
  store_id uuid not null,
  quote_id uuid not null,
  account_id uuid not null,
  rates jsonb not null,
  messages text[] not null,
  failure jsonb,
  at timestamptz not null,
  primary key (store_id, quote_id, account_id),
  foreign key (store_id, quote_id) references quotes (store_id, id),
  foreign key (store_id, account_id) references carrier_accounts (store_id, id)
);

-- `buying`: its label is being bought; its pieces are taken and have not left.
alter table shipments drop constraint shipments_state_check;
alter table shipments add constraint shipments_state_check check (state in ('buying', 'ready', 'shipped', 'picked_up', 'cancelled'));

-- One immutable row a label purchase, written before the carrier is asked; what became of it is appended to label_events. One purchase a shipment.
create table label_purchases (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  shipment_id uuid not null,
  quote_id uuid not null,
  account_id uuid not null,
  quote text not null,
  rate text not null,
  carrier text not null,
  service text not null,
  name text not null,
  arrives date,
  shown bigint not null,
  insured bigint,
  currency text not null,
  boxes jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, shipment_id),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, shipment_id) references shipments (store_id, id),
  foreign key (store_id, quote_id) references quotes (store_id, id),
  foreign key (store_id, account_id) references carrier_accounts (store_id, id)
);
create index label_purchases_order on label_purchases (store_id, order_id);
create table label_events (
  store_id uuid not null,
  purchase_id uuid not null,
  id uuid not null,
  state text not null check (state in ('created', 'asked', 'unanswered', 'bought', 'part_bought', 'refused', 'given_up')),
  source text not null check (source in ('api', 'recovery', 'person')),
  code text,
  message text,
  charged bigint,
  actor_name text,
  at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, purchase_id) references label_purchases (store_id, id)
);
create index label_events_purchase on label_events (store_id, purchase_id, at, id);
create unique index label_events_bought on label_events (store_id, purchase_id) where state = 'bought';

-- A parcel with a label of ours: what was bought, in which box, and where it is. `void_state` in the words of ports/carrier.ts.
alter table parcels
  add column purchase_id uuid,
  add column label_ref text,
  add column carrier_name text,
  add column url text,
  add column size_mm integer[],
  add column grams integer,
  add column contents jsonb,
  add column label_check text check (label_check in ('matches', 'differs', 'unreadable')),
  add column void_state text check (void_state in ('not_asked', 'submitted', 'refunded', 'rejected', 'not_possible')),
  add column tracker_state text check (tracker_state in ('label_created', 'in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'exception',
    'returning', 'returned', 'voided', 'unknown')),
  add column tracker_at timestamptz,
  add column looked_at timestamptz,
  add column expected_on date,
  add constraint parcels_purchase foreign key (store_id, purchase_id) references label_purchases (store_id, id);
create index parcels_shipment on parcels (store_id, shipment_id);
create index parcels_tracking on parcels (store_id, tracking_number) where tracking_number is not null;
create unique index parcels_label on parcels (store_id, purchase_id, label_ref) where label_ref is not null;

-- The bytes of a label as the carrier gave them, kept once a format. `dpi` 0 where a format has none.
create table labels (
  store_id uuid not null,
  parcel_id uuid not null,
  format text not null check (format in ('pdf', 'zpl')),
  dpi integer not null default 0,
  sha256 bytea not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (store_id, parcel_id, format, dpi),
  foreign key (store_id, parcel_id) references parcels (store_id, id)
);

-- What shipping really cost, line by line, minor units: a label when it was bought, a later correction of the carrier, what a void gave back (below zero).
create table cost_lines (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  parcel_id uuid not null,
  kind text not null check (kind in ('label', 'adjustment', 'void')),
  amount bigint not null,
  currency text not null,
  reference text not null,
  reason text,
  charges jsonb,
  at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, kind, reference),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, parcel_id) references parcels (store_id, id)
);
create index cost_lines_order on cost_lines (store_id, order_id);

-- What carriers say happened to a parcel, each thing once.
create table tracker_events (
  store_id uuid not null,
  id uuid not null,
  parcel_id uuid not null,
  state text not null,
  message text not null,
  place text,
  at timestamptz not null,
  source text not null check (source in ('webhook', 'poll')),
  received_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, parcel_id) references parcels (store_id, id)
);
create unique index tracker_events_once on tracker_events (store_id, parcel_id, at, state, md5(message));

-- The webhooks of carriers, each once.
create table carrier_events (
  store_id uuid not null,
  account_id uuid not null,
  id text not null,
  about text not null,
  received_at timestamptz not null,
  primary key (store_id, account_id, id),
  foreign key (store_id, account_id) references carrier_accounts (store_id, id)
);

-- How a person prints at one workstation. The workstation is a random id its browser keeps.
create table print_settings (
  store_id uuid not null references stores (id),
  person_id uuid not null references people (id),
  workstation uuid not null,
  name text not null,
  settings jsonb not null,
  updated_at timestamptz not null,
  primary key (store_id, person_id, workstation)
);

-- Papers on their way to a printer of the store's own network. `again_of`: a reprint of an earlier one.
create table print_jobs (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  shipment_id uuid not null,
  what text not null check (what in ('label', 'slip')),
  printer text not null,
  format text not null check (format in ('pdf', 'zpl')),
  dpi integer not null default 0,
  paper text not null,
  copies integer not null check (copies between 1 and 5),
  dedupe text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'done', 'failed')),
  message text,
  again_of uuid,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (store_id, id),
  unique (store_id, dedupe),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, shipment_id) references shipments (store_id, id)
);
create index print_jobs_order on print_jobs (store_id, order_id, created_at);
create index print_jobs_open on print_jobs (store_id, created_at) where state <> 'done';

-- Where a store's web store hears what became of its orders; one a store. What is signed with stands sealed; taken back, the row stays.
create table storefront_hooks (
  store_id uuid not null references stores (id),
  url text not null,
  sealed_secret text not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  primary key (store_id)
);

-- What was told to it, with the very text that is sent: written with its cause, tried until `until`.
create table hook_deliveries (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  event text not null check (event in ('order.shipped', 'order.delivered', 'order.cancelled')),
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  tries integer not null default 0,
  answer text,
  created_at timestamptz not null,
  tried_at timestamptz,
  due_at timestamptz not null,
  until timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index hook_deliveries_newest on hook_deliveries (store_id, created_at, id);

do $$
declare t text;
begin
  foreach t in array array['storefront_hooks', 'hook_deliveries', 'carrier_accounts', 'rate_cards', 'ship_from_places', 'box_presets', 'packed_boxes', 'quotes', 'quote_answers', 'label_purchases',
    'label_events', 'labels', 'cost_lines', 'tracker_events', 'carrier_events', 'print_settings', 'print_jobs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert, update on %I to partsdesk_app', t);
  end loop;
  foreach t in array array['rate_cards', 'quotes', 'quote_answers', 'label_purchases', 'label_events', 'labels', 'cost_lines', 'tracker_events',
    'carrier_events'] loop
    execute format('revoke update on %I from partsdesk_app', t);
  end loop;
  foreach t in array array['label_purchases', 'label_events', 'labels', 'cost_lines', 'tracker_events'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function partsdesk.refuse_change()', t);
  end loop;
end $$;

-- An attempt is asked for what was made on it.
create index transactions_parent on transactions (store_id, parent_id) where parent_id is not null;

-- Carriers send webhooks to addresses of their own.
alter table address_doors drop constraint address_doors_kind_check;
alter table address_doors add constraint address_doors_kind_check check (kind in ('pay_link', 'webhook', 'carrier_webhook'));
create function partsdesk.keep_carrier_webhook_door() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from address_doors where kind = 'carrier_webhook' and store_id = new.store_id and id = new.id;
  if new.webhook_hash is not null then
    insert into address_doors (hash, store_id, kind, id) values (new.webhook_hash, new.store_id, 'carrier_webhook', new.id);
  end if;
  return null;
end $$;
create trigger door after insert or update of webhook_hash on carrier_accounts for each row execute function partsdesk.keep_carrier_webhook_door();

alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card', 'delivered', 'delivery_exception'));

select pgboss.create_queue(name, jsonb_build_object('policy', 'standard', 'retryLimit', retries, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600))
from (values ('label', 200), ('void', 200), ('print', 20), ('track', 20), ('tell', 20), ('hook', 20)) as queue (name, retries);
