import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { dumpSchema } from '../../migrations/dump.ts'
import { asRole } from '#test/support/global-setup.ts'

test('schema.sql tells what the migrations make', async () => {
  const owner = new pg.Client({
    connectionString: asRole(inject('superuser').replace('/postgres?', '/template_schema?'), 'partsdesk_owner'),
  })
  const admin = new pg.Client({ connectionString: inject('superuser') })
  await admin.connect()
  await admin.query('create database template_schema template template_desk owner partsdesk_owner')
  await owner.connect()
  try {
    expect(await dumpSchema(owner)).toBe(await readFile('schema.sql', 'utf8'))
  } finally {
    await owner.end()
    await admin.end()
  }
})
