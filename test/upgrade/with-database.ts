import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { asRole } from '#test/support/global-setup.ts'

/** Makes an empty database of the owner's for one test, and drops it after. `urls`: the same for the owner and for the application's role. */
export async function withDatabase(
  work: (owner: pg.Client, superuser: pg.Client, urls: { readonly owner: string; readonly app: string }) => Promise<void>,
): Promise<void> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const url = inject('superuser')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name} owner partsdesk_owner`)
  const there = url.replace('/postgres?', `/${name}?`)
  const [owner, superuser] = [
    new pg.Client({ connectionString: asRole(there, 'partsdesk_owner') }),
    new pg.Client({ connectionString: there }),
  ]
  try {
    await Promise.all([owner.connect(), superuser.connect()])
    await work(owner, superuser, { owner: asRole(there, 'partsdesk_owner'), app: asRole(there, 'partsdesk_app') })
  } finally {
    await Promise.all([owner.end(), superuser.end()])
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}
