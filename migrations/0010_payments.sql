-- Several gateways a store, payments charged again, renewed, refunded in parts, disputed, verified, paid by link; and what a gateway tells by itself.

-- Each attempt names the payment it belongs to at the gateway: the attempt that made it. `final`: a capture that lets the rest of its hold go.
-- `parts`: what a refund is for; `goods_back`: whether the goods come back with it. `charge`: what a sale or authorization charges: a token, a kept instrument, or what the buyer chose.
alter table transactions add column payment_id uuid, add column final boolean not null default true, add column parts jsonb, add column charge jsonb,
  add column goods_back boolean;
alter table transactions disable trigger append_only;
alter table transactions no force row level security;
alter table payment_claims no force row level security;
with recursive roots as (
  select store_id, id, id as root from transactions where parent_id is null
  union all
  select t.store_id, t.id, r.root from transactions t join roots r on r.store_id = t.store_id and r.id = t.parent_id
)
update transactions t set payment_id = r.root from roots r where r.store_id = t.store_id and r.id = t.id;
update transactions t set charge = jsonb_build_object('by', 'token', 'token', p.reference)
from payment_claims p where p.store_id = t.store_id and p.id = t.command_id and p.kind = 'payment_method' and t.kind in ('sale', 'authorization');
alter table payment_claims force row level security;
alter table transactions force row level security;
alter table transactions enable trigger append_only;
alter table transactions alter column payment_id set not null;

-- `several`: the hold may be captured several times. `saved`: what the buyer let the store charge again, as the gateway names it; never a card number.
alter table transaction_events add column several boolean, add column saved jsonb;
create index transaction_events_reference on transaction_events (store_id, reference) where reference is not null;

alter table gateway_accounts drop constraint gateway_accounts_gateway_check;
alter table gateway_accounts add constraint gateway_accounts_gateway_check check (gateway in ('stripe', 'paypal'));
-- `moto`: the gateway lets this account charge cards told by phone as such. `trouble`: the gateway refuses the keys; money waits until somebody has seen to it.
-- `read_until`: how far the gateway's own events were read. `webhook_*`: where it may tell us by itself; the hash is of the address's secret part.
alter table gateway_accounts add column moto boolean not null default false, add column trouble text, add column read_until text, add column read_at timestamptz,
  add column webhook_hash bytea, add column webhook_reference text, add column webhook_at timestamptz;

alter table store_settings add column capture_at_shipping text not null default 'whole' check (capture_at_shipping in ('off', 'whole', 'share'));

-- What a gateway said by itself, by webhook or read: each event once.
create table gateway_events (
  store_id uuid not null,
  account_id uuid not null,
  id text not null,
  type text not null,
  payment text,
  source text not null check (source in ('webhook', 'poll')),
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (store_id, account_id, id),
  foreign key (store_id, account_id) references gateway_accounts (store_id, id)
);

-- Disputes, inquiries and early fraud warnings as the gateway tells them; the money they take stands in the ledger.
create table disputes (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  transaction_id uuid not null,
  account_id uuid not null,
  reference text not null,
  kind text not null check (kind in ('dispute', 'inquiry', 'fraud_warning')),
  state text not null check (state in ('needs_response', 'under_review', 'won', 'lost', 'closed')),
  reason text,
  amount bigint not null,
  currency text not null,
  due_by timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, account_id, reference),
  foreign key (store_id, order_id) references orders (store_id, id),
  foreign key (store_id, transaction_id) references transactions (store_id, id)
);
create index disputes_order on disputes (store_id, order_id);

-- An amount the buyer can pay by a link in a mail. Only the hash of the link's secret part is kept.
create table pay_links (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null,
  token_hash bytea not null unique,
  state text not null default 'open' check (state in ('open', 'paid', 'revoked')),
  transaction_id uuid,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index pay_links_order on pay_links (store_id, order_id, created_at);

-- A secret small hold whose amount the card's holder must name. The id is the attempt's.
create table verifications (
  store_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  state text not null default 'open' check (state in ('open', 'named', 'failed', 'given_up')),
  tries integer not null default 0 check (tries between 0 and 3),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, id) references transactions (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id)
);
create index verifications_order on verifications (store_id, order_id);

-- What needs a person's look at the order's money, in the words of domain/attention.ts; empty when nothing does.
alter table order_facts add column attention text[] not null default '{}';
create index order_facts_attention on order_facts (store_id, placed_at desc, order_id desc) where attention <> '{}';

do $$
declare t text;
begin
  foreach t in array array['gateway_events', 'disputes', 'pay_links', 'verifications'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert, update on %I to partsdesk_app', t);
  end loop;
end $$;
revoke update on gateway_events from partsdesk_app;

-- A secret in an address -> the store and the row it opens: a buyer's pay link, or where a gateway sends its webhooks.
create table address_doors (
  hash bytea primary key,
  store_id uuid not null,
  kind text not null check (kind in ('pay_link', 'webhook')),
  id uuid not null
);
create function partsdesk.keep_pay_link_door() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into address_doors (hash, store_id, kind, id) values (new.token_hash, new.store_id, 'pay_link', new.id) on conflict (hash) do nothing;
  return null;
end $$;
create trigger door after insert on pay_links for each row execute function partsdesk.keep_pay_link_door();
create function partsdesk.keep_webhook_door() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from address_doors where kind = 'webhook' and store_id = new.store_id and id = new.id;
  if new.webhook_hash is not null then
    insert into address_doors (hash, store_id, kind, id) values (new.webhook_hash, new.store_id, 'webhook', new.id);
  end if;
  return null;
end $$;
create trigger door after insert or update of webhook_hash on gateway_accounts for each row execute function partsdesk.keep_webhook_door();
create function partsdesk.door_address(hash bytea) returns table (store_id uuid, kind text, id uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
  select d.store_id, d.kind, d.id from address_doors d where d.hash = $1
$$;
revoke all on address_doors from public;
revoke all on function partsdesk.door_address(bytea) from public;
grant execute on function partsdesk.door_address(bytea) to partsdesk_app;

alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card'));

select pgboss.create_queue(name, jsonb_build_object('policy', 'standard', 'retryLimit', retries, 'retryDelay', 1, 'retryBackoff', true, 'retryDelayMax', 60,
  'expireInSeconds', 120, 'retentionSeconds', 1209600, 'deleteAfterSeconds', 3600))
from (values ('reconcile', 200), ('news', 20)) as queue (name, retries);
