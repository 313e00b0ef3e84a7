-- Screens follow the settings too: a change of theirs knows its transaction, as an entry of an order's log does.
alter table settings_changes add column txid xid8 not null default pg_current_xact_id();
create index settings_changes_txid on settings_changes (store_id, txid);

-- What became of an order by time alone stands in no log. Its row of the list keeps when it turned last, and in which transaction, so that screens follow that too.
alter table order_facts add column turned_at timestamptz, add column turned_txid xid8;
create index order_facts_turned on order_facts (store_id, turned_txid) where turned_txid is not null;
create index shipments_buying on shipments (store_id, order_id) where state = 'buying';

-- At which order each tab of the store's people is, and what is being done there. It is nobody's record: a row that was not renewed for a minute is dropped, and a database that
-- crashed begins without any.
create unlogged table presences (
  store_id uuid not null references stores (id),
  person_id uuid not null,
  tab text not null,
  order_id uuid not null,
  name text not null,
  doing text,
  at timestamptz not null,
  came bigint not null generated always as identity,
  primary key (store_id, person_id, tab)
);
create index presences_of_order on presences (store_id, order_id);
alter table presences enable row level security;
alter table presences force row level security;
-- Who sees only their own orders sees who is at those, and at no others.
create policy in_reach on presences using (store_id = (select partsdesk.store()) and ((select partsdesk.sees_all())
  or exists (select from orders o where o.store_id = presences.store_id and o.id = presences.order_id))) with check (store_id = (select partsdesk.store()));
grant select, insert, update, delete on presences to partsdesk_app;
