-- A store's own words for the statuses: {"en": {"on_hold": "Waiting"}, "fr": {}}; a status without one keeps the desk's word.
alter table store_settings add column status_words jsonb not null default '{}';

-- How the store writes its order numbers: a prefix, and at least so many digits. BF- and 6 make BF-001042 of 1042.
alter table store_settings
  add column order_prefix text not null default '' check (order_prefix ~ '^([A-Za-z][A-Za-z0-9-]{0,5})?$'),
  add column order_digits integer not null default 1 check (order_digits between 1 and 8);

-- The taxes the store collects, proposed on orders its people type in.
alter table store_settings add column taxes jsonb not null default '[]';

-- The next order number of a store that has numbers of its own; the others draw from the sequence they share.
create table order_counters (
  store_id uuid primary key references stores (id),
  next bigint not null check (next > 0)
);
alter table order_counters enable row level security;
alter table order_counters force row level security;
create policy in_store on order_counters using (store_id = (select partsdesk.store())) with check (store_id = (select partsdesk.store()));
grant select, insert, update on order_counters to partsdesk_app;

-- Orders that are being written hold the lock together; who gives the store a counter waits for them, so that none has drawn a number the counter comes to later.
create function partsdesk.next_order_number() returns bigint language plpgsql as $$
declare
  drawn bigint;
begin
  perform pg_advisory_xact_lock_shared(hashtext('order numbers'), hashtext(partsdesk.store()::text));
  update order_counters set next = next + 1 where store_id = partsdesk.store() returning next - 1 into drawn;
  return coalesce(drawn, nextval('order_numbers'));
end $$;
alter table orders alter column number set default partsdesk.next_order_number();

-- A number is one order's within its store: two stores may both count to it.
alter table orders drop constraint orders_number_key, add constraint orders_number_key unique (store_id, number);

-- A number is found as the store writes it too, with its prefix and leading zeros.
create or replace function partsdesk.search_orders(asked text, most integer) returns table(order_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  the_store uuid := partsdesk.store();
  prefix text := (select partsdesk.search_key(order_prefix) from store_settings where store_id = the_store);
  word text;
  condition text := '';
  reach text := case when partsdesk.sees_all() then '' else format(' and assignee_id = %L', partsdesk.person()) end;
begin
  if the_store is null then return; end if;
  if asked ~ '^\s*#?\d{1,12}\s*$' or partsdesk.search_key(asked) ~ ('^' || prefix || '\d{1,12}$') and asked ~ '[[:alpha:]]' then
    return query execute format('select order_id from order_search where store_id = %L and number = %s%s', the_store,
      substr(partsdesk.search_key(asked), case when asked ~ '[[:alpha:]]' then length(prefix) + 1 else 1 end), reach);
    if found then return; end if;
  end if;
  for word in select partsdesk.search_key(w) from regexp_split_to_table(asked, '\s+') as w limit 8 loop
    if word <> '' then
      condition := condition || format(' and keys like %L', case when length(word) < 3 then '% ' else '%' end || word || '%');
    end if;
  end loop;
  if condition = '' then return; end if;
  return query execute format('select order_id from order_search where store_id = %L%s%s order by placed_at desc limit %s', the_store, condition, reach, least(most, 1000));
end $$;
