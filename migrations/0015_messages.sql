-- Where a customer's answer comes in: one secret address an order. Only its hash is kept; the secret is made anew from the master key for each mail.
create table reply_addresses (
  store_id uuid not null,
  order_id uuid not null,
  token_hash bytea not null,
  primary key (store_id, order_id),
  foreign key (store_id, order_id) references orders (store_id, id)
);

-- Mails that came in. `body_text` is what their writer says, `body_quoted` what they quote below it. Without an order a mail is unfiled: a person files it, or puts it aside. `fingerprint` makes a mail delivered twice one row.
create table incoming_mails (
  store_id uuid not null references stores (id),
  id uuid not null,
  fingerprint bytea not null,
  order_id uuid,
  matched_by text check (matched_by in ('address', 'thread', 'number', 'person')),
  nature text not null check (nature in ('personal', 'auto', 'bounce')),
  from_customer boolean not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  body_quoted text,
  body_html text,
  message_id text,
  received_at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  aside_at timestamptz,
  aside_by uuid,
  primary key (store_id, id),
  foreign key (store_id, order_id) references orders (store_id, id),
  check ((order_id is null) = (matched_by is null))
);
create unique index incoming_mails_once on incoming_mails (store_id, fingerprint);
create index incoming_mails_order on incoming_mails (store_id, order_id, received_at);
create index incoming_mails_unfiled on incoming_mails (store_id, received_at) where order_id is null and aside_at is null;

-- Attachments by their hash, so that the same logo under every mail is kept once. `preview` is a picture drawn anew.
create table mail_files (
  store_id uuid not null references stores (id),
  sha256 bytea not null,
  bytes bytea not null,
  media_type text not null,
  preview bytea,
  primary key (store_id, sha256)
);
create table incoming_files (
  store_id uuid not null,
  mail_id uuid not null,
  position integer not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  primary key (store_id, mail_id, position),
  foreign key (store_id, mail_id) references incoming_mails (store_id, id),
  foreign key (store_id, sha256) references mail_files (store_id, sha256)
);

do $$
declare t text;
begin
  foreach t in array array['reply_addresses', 'incoming_mails', 'mail_files', 'incoming_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_store on %I using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()))', t);
    execute format('grant select, insert on %I to partsdesk_app', t);
  end loop;
end $$;
-- What came in stays as it came: only where it was filed, and that it was read or put aside, may be written later.
grant update (order_id, matched_by, from_customer, read_at, read_by, aside_at, aside_by) on incoming_mails to partsdesk_app;

alter table address_doors drop constraint address_doors_kind_check;
alter table address_doors add constraint address_doors_kind_check check (kind in ('pay_link', 'webhook', 'carrier_webhook', 'reply'));
create function partsdesk.keep_reply_door() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into address_doors (hash, store_id, kind, id) values (new.token_hash, new.store_id, 'reply', new.order_id) on conflict (hash) do nothing;
  return null;
end $$;
create trigger door after insert on reply_addresses for each row execute function partsdesk.keep_reply_door();

-- A mail that names the one it answers is looked for among the order's own.
create index letters_message_id on letters (store_id, message_id);

alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('order_received', 'shipped', 'ready_for_pickup', 'cancelled', 'refunded', 'personal',
  'staff_new_order', 'receipt', 'pay_link', 'verify_card', 'delivered', 'delivery_exception', 'staff_risk_raised', 'staff_customer_replied'));

-- What a person wrote leaves after a moment in which it can be taken back. `leaving_at`: a job has it in hand, and until it has let go nobody else may.
alter table letters add column leaving_at timestamptz;
alter table letters drop constraint letters_state_check;
alter table letters add constraint letters_state_check check (state in ('queued', 'sent', 'failed', 'withdrawn'));
