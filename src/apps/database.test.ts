import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { asRole } from '#test/support/global-setup.ts'
import { openDatabase } from './database.ts'

const name = 'going_live'
const superuser = inject('superuser')
const urlOf = (role: string) => asRole(superuser.replace('/postgres?', `/${name}?`), role)
const open = (own: { readonly owner: boolean }) =>
  openDatabase(
    readConfig({
      DATABASE_URL: urlOf('partsdesk_app'),
      ...(own.owner && { DATABASE_OWNER_URL: urlOf('partsdesk_owner') }),
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'desk@example.com',
    }),
    createLog({ level: 'silent' }),
  )

beforeAll(() => asSuperuser(`create database ${name} owner partsdesk_owner`))
afterAll(() => asSuperuser(`drop database ${name} with (force)`))

test('a database of one’s own, empty but for its two roles: refused until it is migrated, then enough for a server that may not migrate', async () => {
  await expect(open({ owner: false })).rejects.toThrow(/^The database lacks 0001_network\.sql, .*npm run migrate/)
  const migrated = await open({ owner: true })
  expect(migrated.urls.owner).toBe(urlOf('partsdesk_owner'))
  const serving = await open({ owner: false })
  expect(serving.urls).toEqual({ app: urlOf('partsdesk_app'), owner: null })
})

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser })
  await client.connect()
  await client.query(sql)
  await client.end()
}
