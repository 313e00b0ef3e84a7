import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { checkMasterKey } from './check-master-key.ts'
import { loadSecrets, masterKeyFile } from './secrets.ts'

const second = Buffer.alloc(32, 2).toString('base64')

let desk: TestDesk
let first: string
beforeAll(async () => {
  desk = await openDesk()
  first = (await readFile(masterKeyFile(desk.app.config.dataFolder), 'utf8')).trim()
})
afterAll(() => desk.close())

const startWith = async (...masterKeys: string[]) => checkMasterKey(desk.app, await loadSecrets({ masterKeys, dataFolder: '' }))

test('the key a database was written with starts it again, also behind a newer one', async () => {
  await expect(startWith(first)).resolves.toBeUndefined()
  await expect(startWith(second, first)).resolves.toBeUndefined()
})

test('another key is refused at the start and changes nothing', async () => {
  await expect(startWith(second)).rejects.toThrow('The master key is not the one this database was written with')
  await expect(startWith(first)).resolves.toBeUndefined()
})
