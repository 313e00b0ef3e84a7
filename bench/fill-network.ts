import pg from 'pg'

/** A network as big as the budgets speak of: the sightings of a million orders of other buyers, and a million tokens of 50,000 cases. */
const network = { orders: 1_000_000, cases: 50_000, tokensOfCase: 20 }

/** The kinds sighted of each order; what they are worth is random, so that no measured buyer is among them. */
const kinds = ['email', 'phone', 'ship_to', 'ship_to_base', 'card']

/** Fills the network's tables once; a filled network is left as it is. */
export async function fillNetwork({
  owner,
  store,
  neighbour,
}: {
  readonly owner: string
  readonly store: string
  readonly neighbour: string
}) {
  await throughDoors(owner, store, async (client) => {
    const { rows } = await client.query<{ n: string }>('select count(*) as n from registry_tokens')
    if (Number(rows[0]?.n) >= network.cases * network.tokensOfCase) return
    for (let from = 0; from < network.orders; from += 50_000) await client.query(sightings, [from, from + 49_999, kinds, store, neighbour])
    await client.query(cases, [neighbour, network.cases])
    await client.query(tokens, [network.cases, network.tokensOfCase])
    await client.query('analyze')
  })
}

const sightings = `insert into sightings (token, store_id, order_id, kind, key, buyer, at)
  select decode(md5('t' || n || kind), 'hex'), case n % 2 when 0 then $4::uuid else $5::uuid end, md5('o' || n)::uuid, kind, 1, decode(md5('t' || n || 'email'), 'hex'),
    now() - (n % 730) * interval '1 day'
  from generate_series($1::int, $2::int) n, unnest($3::text[]) kind on conflict do nothing`

const cases = `with made as (
    insert into registry_cases (id, store_id, order_id, evidence, state, reported_at, seen_at)
    select md5('c' || n)::uuid, $1, md5('o' || n)::uuid, 'known', 'open', now() - (n % 700) * interval '1 day', now() from generate_series(1, $2::int) n
    on conflict do nothing returning id, store_id, reported_at)
  insert into registry_events (id, case_id, type, store_id, at) select gen_random_uuid(), id, 'reported', store_id, reported_at from made`

const tokens = `insert into registry_tokens (token, case_id, kind, tier, rule, key)
  select decode(md5('r' || n || '.' || k), 'hex'), md5('c' || n)::uuid, 'email', 'strong', 1, 1 from generate_series(1, $1::int) n, generate_series(1, $2::int) k on conflict do nothing`

/** Works as the owner, who is subject to the policies too: it stands in the network's door and in one store's. */
export async function throughDoors<T>(owner: string, store: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    await client.query(
      `select set_config('app.door', 'network', false), set_config('app.store', $1, false), set_config('app.reach', 'all', false)`,
      [store],
    )
    return await work(client)
  } finally {
    await client.end()
  }
}
