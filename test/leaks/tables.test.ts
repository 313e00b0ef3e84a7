import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Table = { readonly name: string; readonly door: string }

test('every table goes through the door its page names', async () => {
  const written = [...(await readFile('docs/tables.md', 'utf8')).matchAll(/^\| (\w+) \| (store|reach|network|function|open) \|/gm)].map(
    ([, name = '', door = '']): Table => ({ name, door }),
  )
  const found = await desk.look<{ name: string; secured: boolean; forced: boolean; policies: string | null; granted: boolean }>(`
    select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
      (select string_agg(p.polname || ':' || pg_get_expr(p.polqual, p.polrelid), ' ' order by p.polname) from pg_policy p
        where p.polrelid = c.oid and p.polroles = '{0}') as policies,
      has_table_privilege('partsdesk_app', c.oid, 'select') or has_table_privilege('partsdesk_app', c.oid, 'insert') as granted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' order by 1`)
  const doorOf = (row: (typeof found)[number]) => {
    if (!row.granted) return 'function'
    if (!row.secured || !row.forced) return 'open'
    if (row.policies?.includes('in_network')) return 'network'
    return row.policies?.includes('sees_all') ? 'reach' : 'store'
  }
  expect(found.map((row) => ({ name: row.name, door: doorOf(row) }))).toEqual(written.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
})

test('every key of a store table starts with the store', async () => {
  const found = await desk.look<{ name: string; first: string }>(`
    select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where i.indisprimary and n.nspname = 'public' and exists (select from pg_policy p where p.polrelid = c.oid and p.polname in ('in_store', 'in_reach'))`)
  expect(found.filter((row) => row.first !== 'store_id')).toEqual([])
  expect(found.length).toBeGreaterThan(15)
})

test('the application’s role owns nothing and passes no policy by', async () => {
  const [role] = await desk.look<{ super: boolean; bypass: boolean; owned: number }>(`
    select rolsuper as super, rolbypassrls as bypass, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'partsdesk_app'`)
  expect(role).toEqual({ super: false, bypass: false, owned: 0 })
})

test('without a door nothing can be read', async () => {
  const rows = await Promise.all(
    ['orders', 'people', 'order_lines', 'transactions', 'stores'].map((table) =>
      desk.app.pool.query(`select count(*)::int as n from ${table}`),
    ),
  )
  expect(rows.map((result) => result.rows[0]?.n)).toEqual([0, 0, 0, 0, 0])
  await expect(desk.app.pool.query('select * from order_search')).rejects.toThrow('permission denied')
  await expect(desk.app.pool.query('select * from api_key_doors')).rejects.toThrow('permission denied')
})

test('money rows, log entries and notes can be neither changed nor removed', async () => {
  await desk.place()
  for (const table of ['transactions', 'transaction_events', 'activities', 'notes', 'note_versions', 'note_marks']) {
    await expect(desk.app.pool.query(`update ${table} set store_id = store_id`)).rejects.toThrow('permission denied')
    await expect(desk.app.pool.query(`delete from ${table}`)).rejects.toThrow('permission denied')
  }
  await expect(desk.look('update activities set type = type')).rejects.toThrow('append-only')
})
