-- A store may choose after how many years a finished order forgets its buyer; null: never by itself. Two years lie behind the last day a dispute can come on (540 days).
alter table store_settings add column retention_years integer check (retention_years between 2 and 15);

-- When an order forgot its buyer.
alter table orders add column erased_at timestamptz;
create index orders_to_erase on orders (store_id, placed_at) where erased_at is null and status in ('completed', 'cancelled');

-- What a night's erasing came to: how many orders, and how many were left alone, by why.
create table erasure_runs (
  store_id uuid not null references stores (id),
  id uuid not null,
  at timestamptz not null,
  years integer not null,
  erased integer not null,
  left_alone jsonb not null,
  primary key (store_id, id)
);
alter table erasure_runs enable row level security;
alter table erasure_runs force row level security;
create policy in_store on erasure_runs using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));
grant select, insert on erasure_runs to partsdesk_app;

-- What is append-only gives way to nothing but an erasure, which only the owner's function below begins. The application may begin one for a finished order of its own store, and
-- has no other way to a row of these tables.
create or replace function partsdesk.refuse_change() returns trigger language plpgsql as $$
begin
  if current_user = 'partsdesk_owner' and current_setting('app.erasing', true) = 'yes' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception '% is append-only', tg_table_name;
end $$;

-- The registry's counts of an order's buyer go with the buyer; its cases and their keyed hashes stay as long as the registry's own rules say.
create policy for_erasing_read on sightings for select to partsdesk_owner using (store_id = (select partsdesk.store()));
create policy for_erasing on sightings for delete to partsdesk_owner using (store_id = (select partsdesk.store()));

-- Takes everything personal out of a finished order: money, lines, numbers and the chained log stay, the salted values of the log go. Notes only when asked. The order's own columns
-- are the spine's. Nothing comes back.
create function partsdesk.erase_buyer(the_order uuid, notes_too boolean) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  the_store uuid := partsdesk.store();
  who record;
  files bytea[];
begin
  if not partsdesk.sees_all() then raise exception 'erasing needs a reach of the whole store'; end if;
  select o.buyer_name, o.buyer_email into strict who from orders o
    where o.store_id = the_store and o.id = the_order and o.erased_at is null and o.status in ('completed', 'cancelled') for update;
  perform set_config('app.erasing', 'yes', true);

  update order_addresses a set name = '', company = null, line1 = '', line2 = null, city = '', phone = null,
    postal_code = left(regexp_replace(a.postal_code, '\s', '', 'g'), 3),
    typed = jsonb_build_object('name', '', 'line1', '', 'city', '', 'region', a.region, 'country', a.country,
      'postalCode', left(regexp_replace(a.postal_code, '\s', '', 'g'), 3))
    where a.store_id = the_store and a.order_id = the_order;
  update order_lines l set fitment_vin = null where l.store_id = the_store and l.order_id = the_order and l.fitment_vin is not null;
  delete from activity_values v where v.store_id = the_store and v.order_id = the_order;
  -- An answer may repeat what was asked, and the hash of a short request can be guessed. The row stays, so that the same command is refused and not done again.
  update commands c set answer = null, request_hash = '\x00' from activities a
    where a.store_id = the_store and a.order_id = the_order and c.store_id = the_store and c.id = a.command_id;
  update flows f set ask = '{}', result = '{}', refusal = null where f.store_id = the_store and f.order_id = the_order and f.state <> 'running';
  update fraud_marks m set note = null where m.store_id = the_store and m.order_id = the_order;

  select array_agg(distinct sha256) into files from (
    select f.sha256 from letter_files f join letters l on l.store_id = f.store_id and l.id = f.letter_id where l.store_id = the_store and l.order_id = the_order
    union select u.sha256 from mail_uploads u where u.store_id = the_store and u.order_id = the_order
    union select f.sha256 from incoming_files f join incoming_mails i on i.store_id = f.store_id and i.id = f.mail_id
      where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order)))) found;
  delete from letter_files f using letters l where l.store_id = the_store and l.order_id = the_order and f.store_id = the_store and f.letter_id = l.id;
  delete from mail_uploads u where u.store_id = the_store and u.order_id = the_order;
  delete from letters l where l.store_id = the_store and l.order_id = the_order;
  -- The fingerprint stays: a mailbox that is read anew does not bring the mail back.
  delete from incoming_files f using incoming_mails i
    where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order))) and f.store_id = the_store and f.mail_id = i.id;
  update incoming_mails i set from_name = '', from_address = '', subject = '', body_text = '', body_quoted = null, body_html = null, message_id = null,
    sender_results = null, aside_at = case when i.order_id is null then coalesce(i.aside_at, now()) else i.aside_at end
    where i.store_id = the_store and (i.order_id = the_order or i.id in (select partsdesk.unfiled_of(the_order)));
  delete from mail_files f where f.store_id = the_store and f.sha256 = any (files)
    and not exists (select from letter_files o where o.store_id = the_store and o.sha256 = f.sha256)
    and not exists (select from incoming_files o where o.store_id = the_store and o.sha256 = f.sha256)
    and not exists (select from mail_uploads o where o.store_id = the_store and o.sha256 = f.sha256);
  delete from letter_tests t where t.store_id = the_store
    and (strpos(t.body_text, who.buyer_name) > 0 or strpos(t.body_text, coalesce(nullif(who.buyer_email, ''), who.buyer_name)) > 0);
  delete from notification_mails m using notifications n
    where n.store_id = the_store and n.order_id = the_order and m.store_id = the_store and m.id = n.mail_id;
  delete from notifications n where n.store_id = the_store and n.order_id = the_order;
  if notes_too then
    update notes n set body = '' where n.store_id = the_store and n.order_id = the_order;
    update note_versions v set body = '' from notes n
      where v.store_id = the_store and n.store_id = v.store_id and n.id = v.note_id and n.order_id = the_order;
  end if;

  delete from address_doors d where d.store_id = the_store and d.kind = 'pay_link'
    and d.id in (select p.id from pay_links p where p.store_id = the_store and p.order_id = the_order);
  delete from address_doors d where d.store_id = the_store and d.kind = 'reply' and d.id = the_order;
  delete from reply_addresses r where r.store_id = the_store and r.order_id = the_order;
  update payment_claims c set tries = null where c.store_id = the_store and c.order_id = the_order;
  update transactions t set note = null, charge = t.charge - 'saved' - 'token', instrument = t.instrument || '{"fingerprint": null}'
    where t.store_id = the_store and t.order_id = the_order;
  update transaction_events e set saved = null, instrument = e.instrument || '{"fingerprint": null}' from transactions t
    where t.store_id = the_store and t.order_id = the_order and e.store_id = the_store and e.transaction_id = t.id;

  update shipments s set collected_by = null, note = null where s.store_id = the_store and s.order_id = the_order;
  delete from labels l using parcels p where p.store_id = the_store and p.order_id = the_order and l.store_id = the_store and l.parcel_id = p.id;
  update tracker_events e set message = '', place = null from parcels p
    where p.store_id = the_store and p.order_id = the_order and e.store_id = the_store and e.parcel_id = p.id;
  update label_events e set message = null from label_purchases p
    where p.store_id = the_store and p.order_id = the_order and e.store_id = the_store and e.purchase_id = p.id;
  update quote_answers a set messages = '{}' from quotes q
    where q.store_id = the_store and q.order_id = the_order and a.store_id = the_store and a.quote_id = q.id;
  delete from sightings s where s.store_id = the_store and s.order_id = the_order;

  perform set_config('app.erasing', '', true);
end $$;

-- Mails from the buyer's address that found no order, when no other order knows that address any more.
create function partsdesk.unfiled_of(the_order uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, public as $$
  select i.id from orders o join incoming_mails i on i.store_id = o.store_id and i.order_id is null and lower(i.from_address) = lower(o.buyer_email)
  where o.store_id = partsdesk.store() and o.id = the_order and o.buyer_email is not null
    and not exists (select from orders other where other.store_id = o.store_id and other.id <> o.id and lower(other.buyer_email) = lower(o.buyer_email))
$$;
revoke all on function partsdesk.erase_buyer(uuid, boolean), partsdesk.unfiled_of(uuid) from public;
grant execute on function partsdesk.erase_buyer(uuid, boolean) to partsdesk_app;

-- The secret before the last one, which still signs beside it until a moment: a storefront changes over without missing an event.
alter table storefront_hooks add column previous_secret text, add column previous_until timestamptz;
alter table storefront_hooks add constraint storefront_hooks_previous check ((previous_secret is null) = (previous_until is null));

-- What the last try of a delivery was answered, its first bytes, and how long that took.
alter table hook_deliveries add column said text, add column took_ms integer;
create index hook_deliveries_failed on hook_deliveries (store_id, created_at) where state = 'failed';
