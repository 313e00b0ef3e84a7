import pg from 'pg'

/** How many orders a store shall have. */
export type Filling = { readonly store: string; readonly orders: number }

/**
 * Fills stores with orders in bulk, spread over two years and the statuses of a working store (most completed), each with an address pair, three lines, a hold
 * and, for those shipped, its capture and a parcel. Only for measuring: real orders come through the intake. Answers how many it added; a filled store is left as it is.
 */
export async function fill(owner: string, fillings: readonly Filling[]): Promise<number> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  let added = 0
  try {
    for (const { store, orders } of fillings) {
      const { rows } = await client.query<{ n: string }>('select count(*) as n from order_search where store_id = $1', [store])
      if (Number(rows[0]?.n) >= orders) continue
      await unforced(client, async () => {
        for (let from = Number(rows[0]?.n); from < orders; from += 10_000)
          added += await insert(client, store, from, Math.min(orders, from + 10_000))
      })
    }
    if (added > 0) await client.query('analyze')
    return added
  } finally {
    await client.end()
  }
}

const tables = [
  'orders',
  'order_addresses',
  'order_lines',
  'order_facts',
  'shipments',
  'parcels',
  'activities',
  'transactions',
  'transaction_events',
]

// The owner is subject to the policies too; in bulk it steps out of them and back.
async function unforced(client: pg.Client, work: () => Promise<void>): Promise<void> {
  for (const table of tables) await client.query(`alter table ${table} no force row level security`)
  await client.query('alter table order_lines disable trigger searchable_inserted')
  await client.query('alter table parcels disable trigger searchable_inserted')
  try {
    await work()
  } finally {
    await client.query('alter table order_lines enable trigger searchable_inserted')
    await client.query('alter table parcels enable trigger searchable_inserted')
    for (const table of tables) await client.query(`alter table ${table} force row level security`)
  }
}

async function insert(client: pg.Client, store: string, from: number, to: number): Promise<number> {
  await client.query('begin')
  await client.query(
    `create temporary table made on commit drop as
     select n, gen_random_uuid() as id, now() - (n % 730) * interval '1 day' - (n % 86400) * interval '1 second' as placed,
       case when n % 2000 = 0 then 'new' when n % 900 = 1 then 'processing' when n % 3000 = 2 then 'on_hold' when n % 2500 = 3 then 'backordered'
         when n % 5000 = 4 then 'ready_for_pickup' when n % 25 = 5 then 'cancelled' else 'completed' end as status,
       (array['Ava','Hugo','Mia','Omar','Ruth','Gus','Ana','Yves','Lena','Ben','Zoë','Łukasz','Noor','Ivo','Tess','Kofi'])[1 + n % 16] || ' ' ||
       (array['Martin','Roy','Reyes','Haddad','Okafor','Lindqvist','Torres','Tremblay','Novak','Sato','Żółć','Moran','Field','Patel','Fontaine','Quist','Adler','Boone','Cruz'])[1 + (n / 16) % 19] || ' ' || (n / 304) as name
     from generate_series(${from}, ${to - 1}) as n`,
  )
  for (const statement of statements) await client.query(statement.replaceAll('STORE', `'${store}'::uuid`))
  await client.query('commit')
  return to - from
}

const vin = `'4T1B11HK' || (n % 10) || 'KU' || lpad((n % 1000000)::text, 6, '0')`
const part = `(10000 + n % 90000)::text || '-' || lpad((n * 7 % 100000)::text, 5, '0')`

const statements = [
  `insert into orders (store_id, id, source, channel, external_number, request_hash, status, placed_at, currency, buyer_name, buyer_email, buyer_phone, vehicle_vin, vehicle_year,
     vehicle_make, vehicle_model, discounts, fees, shipping_service, shipping_amount, shipping_taxes, ship_by, dms_number)
   select STORE, id, 'storefront', 'web', 'B-' || n, '\\x00', status, placed, 'USD', name, 'buyer' || n || '@example.com', '+1 512 5' || lpad(n::text, 6, '0'), ${vin}, 2019,
     'Toyota', 'Camry', '[]', '[]', 'Ground', 1850, '[]', placed + interval '1 day', case when n % 3 = 0 then 'D' || n end from made`,
  `insert into order_addresses (store_id, order_id, kind, name, line1, city, region, postal_code, country, typed)
   select STORE, id, kind, name, n || ' Quay Street', 'Austin', 'TX', '78704', 'US', '{}' from made, unnest(array['billing', 'shipping']) as kind`,
  `insert into order_lines (store_id, id, order_id, position, part_number, name, quantity, unit_price, unit_cost, taxes, core_taxes, state)
   select STORE, gen_random_uuid(), id, p, case when p = 0 then ${part} else '48609-0623' || p end, 'Strut mount', 1 + p, 6120, 3800, '[]', '[]', 'in_stock' from made, generate_series(0, 2) as p`,
  `insert into order_facts (store_id, order_id, number, status, placed_at, ship_by, customer, vehicle, channel, source, currency, lines, pieces, total, collected, balance, held, payment_state, fulfillment_state)
   select STORE, o.id, o.number, o.status, o.placed_at, o.ship_by, o.buyer_name, '2019 Toyota Camry', 'web', 'storefront', 'USD', 3, 6, 38570,
     case o.status when 'completed' then 38570 else 0 end, case o.status when 'completed' then 0 else 38570 end,
     case o.status when 'completed' then 0 else 38570 end, case o.status when 'completed' then 'paid' else 'authorized' end, 'open'
   from made m join orders o on o.store_id = STORE and o.id = m.id`,
  `insert into shipments (store_id, id, order_id, sequence, method, state) select STORE, id, id, 1, 'tracking', 'shipped' from made where status = 'completed'`,
  `insert into parcels (store_id, id, shipment_id, order_id, position, carrier, tracking_number)
   select STORE, id, id, id, 0, 'ups', '1Z999AA1' || lpad(n::text, 10, '0') from made where status = 'completed'`,
  `insert into transactions (store_id, id, order_id, kind, payment_id, amount, currency, idempotency_key, actor_kind, actor_name, created_at)
   select STORE, id, id, 'authorization', id, 38570, 'USD', id::text, 'system', 'Bench', placed from made`,
  `insert into transactions (store_id, id, order_id, kind, parent_id, payment_id, amount, currency, idempotency_key, actor_kind, actor_name, created_at)
   select STORE, md5(id::text)::uuid, id, 'capture', id, id, 38570, 'USD', md5(id::text), 'system', 'Bench', placed from made where status = 'completed'`,
  `insert into transaction_events (store_id, transaction_id, id, state, source, reference, at)
   select STORE, t.id, gen_random_uuid(), state, 'api', case when state = 'approved' then t.id::text end, m.placed
   from made m join transactions t on t.store_id = STORE and t.order_id = m.id, unnest(array['created', 'sent', 'approved']) as state`,
  `select partsdesk.refresh_search(STORE, id) from made`,
]
