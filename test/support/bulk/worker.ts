// A worker of bulk jobs in a process of its own, to be killed: works one job on until it has ended. Prints a line when it begins.
import { openApp } from '../../../src/apps/wire.ts'
import { doBulk } from '../../../src/order/flows/bulk/run-bulk.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'

const [folder = '', tablesFolder = '', appUrl = '', ownerUrl = '', store = '', id = '', times = '1'] = process.argv.slice(2)
const config = readConfig({
  PARTSDESK_DATA: folder,
  PORT: '4000',
  SMTP_URL: 'smtp://127.0.0.1:9',
  SANDBOX: 'off',
  MAIL_FROM: 'a@b.example',
})
const app = await openApp({
  config,
  database: { app: appUrl, owner: ownerUrl },
  log: createLog({ level: 'silent' }),
  clock: systemClock,
  supervise: false,
  tablesFolder,
})
console.log('begun')
for (let turn = 0; turn < Number(times); turn += 1) await doBulk(app, { store, id })
await app.close()
