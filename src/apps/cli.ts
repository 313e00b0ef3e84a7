import { readConfig } from '#platform/config.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import { checkActivity, checkFacts } from './verify.ts'
import { reseal } from './reseal.ts'
import { rotateRegistryKey } from './rotate-registry-key.ts'
import { runDoctor } from './run-doctor.ts'
import { migrateOnly, runDemo, runServer, runWorker } from './run.ts'

/** For commands that send nothing: an installation need not know its mail server to be looked at. */
function readLoosely() {
  return readConfig(process.env, { demo: process.env['SANDBOX'] !== 'off' })
}

const commands: { readonly [name: string]: () => Promise<number> } = {
  demo: () => runDemo(readConfig(process.env, { demo: true })),
  serve: () => runServer(readConfig(process.env)),
  work: () => runWorker(readConfig(process.env)),
  migrate: () => migrateOnly(readLoosely()),
  doctor: () => runDoctor(readLoosely()),
  reseal: () => reseal(readLoosely()),
  'rotate:registry-key': () => rotateRegistryKey(readLoosely(), process.argv.slice(3)),
  'verify:facts': () => checkFacts(readLoosely()),
  'verify:activity': () => checkActivity(readLoosely()),
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
