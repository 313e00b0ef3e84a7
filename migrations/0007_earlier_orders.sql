-- Earlier orders of one buyer, for the order page. lower() and regexp_replace() are not leakproof, so under row-level security neither index would serve; the
-- function runs as the owner, names the store itself and keeps to the reach. The last seven digits find a phone in any typing, the whole number then decides.
create index orders_buyer_phone on orders (store_id, right(regexp_replace(buyer_phone, '\D', '', 'g'), 7), placed_at desc) where buyer_phone is not null;

create function partsdesk.earlier_orders(email text, phone_digits text, except_order uuid, most integer)
returns table (order_id uuid, by_email boolean, by_phone boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select found.id, bool_or(found.by_email), bool_or(not found.by_email)
  from (
    (select o.id, true as by_email from orders o
      where o.store_id = partsdesk.store() and lower(o.buyer_email) = lower(email) and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.placed_at desc limit most)
    union all
    (select o.id, false from orders o
      where o.store_id = partsdesk.store() and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), 7) = right(phone_digits, 7)
        and right(regexp_replace(o.buyer_phone, '\D', '', 'g'), length(phone_digits)) = phone_digits and o.id <> except_order
        and (partsdesk.sees_all() or o.assignee_id = partsdesk.person())
      order by o.placed_at desc limit most)
  ) found
  group by found.id
$$;
revoke all on function partsdesk.earlier_orders(text, text, uuid, integer) from public;
grant execute on function partsdesk.earlier_orders(text, text, uuid, integer) to partsdesk_app;
