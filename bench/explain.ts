import pg from 'pg'

/** A plan as it must be under row-level security: what, the query, the index it has to use. */
const plans = [
  [
    'list of a small status',
    `select * from order_facts where store_id = STORE and status = 'new' and (placed_at, order_id) < (now(), STORE) order by placed_at desc, order_id desc limit 51`,
    'order_facts_status_placed',
  ],
  [
    // Nearly all orders are completed: walking all of them by time is right.
    'list of the largest status',
    `select * from order_facts where store_id = STORE and status = 'completed' and (placed_at, order_id) < (now(), STORE) order by placed_at desc, order_id desc limit 51`,
    'Index Scan using order_facts_',
  ],
  [
    // As the list asks it: one plan for all statuses, the smallest and the largest.
    'count of each status',
    `select s.status, (select count(*) from (select 1 from order_facts f where f.store_id = STORE and f.status = s.status limit 1000) counted)
      from unnest(array['new', 'completed']) as s (status)`,
    'using order_facts_',
  ],
  ['order by number', `select * from orders where store_id = STORE and number = 4711`, 'orders_number_key'],
  [
    'order by channel and number',
    `select * from orders where store_id = STORE and channel = 'web' and external_number = 'B-1'`,
    'orders_external',
  ],
] as const

/** Row-level security keeps the indexes: each plan is asked as the application's role, inside a store. False when one does without its index. */
export async function explain(database: string, store: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query(`begin; set local app.store = '${store}'; set local app.reach = 'all'`)
  let allUsed = true
  for (const [what, sql, index] of plans) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql.replaceAll('STORE', `'${store}'`)}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    const used = plan.includes(index)
    console.log(`\n${what}: ${used ? `uses ${index}` : 'INDEX NOT USED'}\n${plan}`)
    allUsed &&= used
  }
  await client.end()
  return allUsed
}
