import { spawnSync } from 'node:child_process'
import { readConfig } from '#platform/config.ts'
import { createLog } from '#platform/log.ts'
import { openDatabase } from '../src/apps/database.ts'
const config = readConfig({ PARTSDESK_DATA: '/tmp/own/gen-registry', PORT: '3471', SMTP_URL: 'smtp://127.0.0.1:9', SANDBOX: 'off', MAIL_FROM: 'a@b.example' })
const database = await openDatabase(config, createLog({ level: 'warn' }))
console.log(spawnSync(process.execPath, ['migrations/generate.ts', database.urls.owner ?? ''], { encoding: 'utf8' }))
await database.stop()
process.exit(0)
