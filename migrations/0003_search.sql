-- Search keys: one text an order, kept by triggers, read only by search_orders(). Not granted to the application and not forced, so that the trigram
-- index serves (an operator that is not leakproof never becomes an index condition under row-level security).
create function partsdesk.search_key(value text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    replace(replace(replace(lower(translate(normalize(coalesce(value, ''), NFKD), 'łŁøØđĐıİÆŒ', 'lLoOdDiIæœ')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '[^a-z0-9\u0370-\uffff]+', '', 'g')
$$;

-- Each word by itself and all of them joined: "Ava Martin" is found as martin, ava and avamartin.
create function partsdesk.search_words(value text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(partsdesk.search_key(word), ' '), '') || ' ' || partsdesk.search_key(value)
  from regexp_split_to_table(coalesce(value, ''), '\s+') as word
$$;

create table order_search (
  store_id uuid not null,
  order_id uuid not null,
  number bigint not null,
  assignee_id uuid,
  placed_at timestamptz not null,
  keys text not null,
  primary key (store_id, order_id)
);
create index order_search_keys on order_search using gin (store_id, keys gin_trgm_ops);
create index order_search_number on order_search (store_id, number);

-- The owner, as whom the functions below run, reads what they need whatever the reach: an order handed to somebody else must keep its search row.
create policy for_search on orders for select to current_user using (true);
create policy for_search on order_lines for select to current_user using (true);
create policy for_search on parcels for select to current_user using (true);

create function partsdesk.refresh_search(the_store uuid, the_order uuid) returns void
language sql security definer set search_path = pg_catalog, public as $$
  insert into order_search (store_id, order_id, number, assignee_id, placed_at, keys)
  select o.store_id, o.id, o.number, o.assignee_id, o.placed_at,
    ' ' || o.number || ' ' || partsdesk.search_key(o.external_number)
      || ' ' || partsdesk.search_words(o.buyer_name) || ' ' || partsdesk.search_words(o.buyer_company)
      || ' ' || partsdesk.search_key(o.buyer_email) || ' ' || partsdesk.search_key(o.buyer_phone)
      || ' ' || partsdesk.search_key(o.vehicle_vin) || ' ' || partsdesk.search_key(o.dms_number) || ' ' || partsdesk.search_key(o.po_number)
      || coalesce((select string_agg(' ' || partsdesk.search_key(l.part_number), '') from order_lines l where l.store_id = o.store_id and l.order_id = o.id), '')
      || coalesce((select string_agg(' ' || partsdesk.search_key(p.tracking_number), '') from parcels p where p.store_id = o.store_id and p.order_id = o.id), '')
  from orders o where o.store_id = the_store and o.id = the_order
  on conflict (store_id, order_id) do update
    set assignee_id = excluded.assignee_id, placed_at = excluded.placed_at, keys = excluded.keys
    where (order_search.assignee_id, order_search.keys) is distinct from (excluded.assignee_id, excluded.keys)
$$;

create function partsdesk.order_searchable() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin perform partsdesk.refresh_search(new.store_id, new.id); return null; end $$;
create function partsdesk.part_searchable() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform partsdesk.refresh_search(s.store_id, s.order_id) from (select distinct store_id, order_id from changed) s;
  return null;
end $$;

create trigger searchable after update of buyer_name, buyer_company, buyer_email, buyer_phone, vehicle_vin, dms_number, po_number, assignee_id on orders
  for each row execute function partsdesk.order_searchable();
create trigger searchable_inserted after insert on order_lines referencing new table as changed for each statement execute function partsdesk.part_searchable();
create trigger searchable_updated after update on order_lines referencing new table as changed for each statement execute function partsdesk.part_searchable();
create trigger searchable_inserted after insert on parcels referencing new table as changed for each statement execute function partsdesk.part_searchable();
create trigger searchable_updated after update on parcels referencing new table as changed for each statement execute function partsdesk.part_searchable();

/* The newest orders of the running transaction's store, within its reach, that hold every word asked for; at most `most`. An exact order number comes first and alone. */
create function partsdesk.search_orders(asked text, most integer) returns table (order_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  the_store uuid := partsdesk.store();
  word text;
  condition text := '';
  reach text := case when partsdesk.sees_all() then '' else format(' and assignee_id = %L', partsdesk.person()) end;
begin
  if the_store is null then return; end if;
  if asked ~ '^\s*#?\d{1,12}\s*$' then
    return query execute format('select order_id from order_search where store_id = %L and number = %s%s', the_store, regexp_replace(asked, '\D', '', 'g'), reach);
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
revoke all on order_search from public;
revoke all on function partsdesk.refresh_search(uuid, uuid) from public;
grant execute on function partsdesk.search_orders(text, integer) to partsdesk_app;
