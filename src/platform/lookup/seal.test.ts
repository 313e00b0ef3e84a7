import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isSealed, sealFile } from './seal.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-'))
  path = join(folder, 'some.db')
  const db = new DatabaseSync(path)
  db.exec(`CREATE TABLE words AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
           SELECT 'word ' || i || ' of a file longer than one piece of reading' AS word FROM n`)
  db.close()
})

afterEach(() => rm(folder, { recursive: true }))

test('a file is sealed after it was, stays so when sealed again, and SQLite still finds it sound', async () => {
  expect(await isSealed(path)).toBe(false)
  await sealFile(path)
  await sealFile(path)
  expect(await isSealed(path)).toBe(true)
  const db = new DatabaseSync(path, { readOnly: true })
  expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  expect(db.prepare('SELECT count(*) AS words FROM words').get()).toEqual({ words: 20_000 })
  db.close()
})

test.each([
  ['cut off', () => truncate(path, 600_000)],
  ['emptied', () => truncate(path, 0)],
  ['overwritten', () => writeFile(path, 'something else')],
  ['changed in one bit', flip],
])('a file that was %s is told', async (_how, spoil) => {
  await sealFile(path)
  await spoil()
  expect(await isSealed(path)).toBe(false)
})

async function flip(): Promise<void> {
  const file = await open(path, 'r+')
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 345_678)
  await file.write(Buffer.from([buffer.readUInt8() ^ 1]), 0, 1, 345_678)
  await file.close()
}
