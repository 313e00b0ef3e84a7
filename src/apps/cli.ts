import { readConfig } from '#platform/config.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import { checkActivity, checkFacts } from './verify.ts'
import { runDoctor } from './run-doctor.ts'
import { migrateOnly, runDemo, runServer, runWorker } from './run.ts'

const commands: { readonly [name: string]: () => Promise<number> } = {
  demo: () => runDemo(readConfig(process.env, { demo: true })),
  serve: () => runServer(readConfig(process.env)),
  work: () => runWorker(readConfig(process.env)),
  migrate: () => migrateOnly(readConfig(process.env)),
  doctor: () => runDoctor(readConfig(process.env, { demo: process.env['SANDBOX'] !== 'off' })),
  'verify:facts': () => checkFacts(readConfig(process.env)),
  'verify:activity': () => checkActivity(readConfig(process.env)),
}

const command = commands[process.argv[2] ?? '']
if (!command) {
  console.error(`usage: node src/apps/cli.ts ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}
try {
  process.exitCode = await command()
} catch (error) {
  // What a person can mend is one line for that person; anything else is a fault of ours and shows where.
  console.error(error instanceof StartRefusal ? error.message : error)
  process.exit(1)
}
