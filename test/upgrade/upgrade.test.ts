import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import '#platform/db.ts'
import { migrate, readMigrations, type Migration } from '#platform/migrate.ts'
import { withDatabase } from './with-database.ts'

const migrations = await readMigrations('migrations')
/** From this migration on there is something to lose. */
const firstWithRows = 2

type Step = { readonly from: number; readonly name: string }
const steps = migrations.slice(firstWithRows - 1, -1).map((migration, i): Step => ({ from: i + firstWithRows, name: migration.name }))

test.each(steps)('a database of $name with an order in it comes up to date and keeps it', async ({ from }) => {
  await withDatabase(async (owner, superuser) => {
    await migrate(owner, migrations, firstWithRows)
    await superuser.query(await readFile('test/upgrade/rows-at-0002.sql', 'utf8'))
    await migrate(owner, migrations, from)
    await migrate(owner, migrations)
    const { rows } = await superuser.query(
      'select o.number, o.buyer_name, l.part_number, l.quantity from orders o join order_lines l on l.store_id = o.store_id and l.order_id = o.id',
    )
    expect(rows).toEqual([{ number: 7, buyer_name: 'Łukasz Żółć', part_number: '48609-06230', quantity: 2 }])
    expect(await migrate(owner, migrations)).toEqual([])
  })
})

test('two servers that start together migrate once', async () => {
  await withDatabase(async (owner, _superuser, urls) => {
    const second = new pg.Client({ connectionString: urls.owner })
    await second.connect()
    const applied = await Promise.all([migrate(owner, migrations), migrate(second, migrations)])
    await second.end()
    expect(applied.flat().toSorted()).toEqual(migrations.map((migration) => migration.name))
  })
})

test('a database ahead of the program, or a file changed after it was applied, is refused', async () => {
  await withDatabase(async (owner) => {
    await migrate(owner, migrations)
    const changed = migrations.map((migration, i): Migration => (i === 1 ? { ...migration, checksum: 'other' } : migration))
    await expect(migrate(owner, changed)).rejects.toThrow('was changed after it was applied')
    await expect(migrate(owner, migrations.slice(0, 3))).rejects.toThrow('newer Partsdesk')
  })
})
