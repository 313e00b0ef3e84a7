import { listStores } from '#network/stores/queries.ts'
import { verifyChain } from '#order/activity/verify-chain.ts'
import { sweepTurned } from '#order/list/sweep-turned.ts'
import type { App } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'
import { inNetwork } from '#platform/doors.ts'
import { compareFacts } from './verify/compare-facts.ts'
import { withDesk } from './verify/with-desk.ts'

type Say = (line: string) => void

/** Folds every order of every store again and compares with the rows of the list. Prints each difference; answers 1 when there is any, else 0. */
export async function checkFacts(config: Config): Promise<number> {
  return withDesk(config, (app) => checkFactsOf(app, print))
}

/** Adds up every order's activity log again. Prints each entry that is not as it was written; answers 1 when there is any, else 0. */
export async function checkActivity(config: Config): Promise<number> {
  return withDesk(config, (app) => checkActivityOf(app, print))
}

/** The same for a desk that is open already. */
export async function checkFactsOf(app: App, say: Say): Promise<number> {
  await sweepTurned(app)
  let [orders, differences] = [0, 0]
  for (const store of await inNetwork(app, listStores)) {
    const found = await compareFacts(app, store.id)
    orders += found.orders
    differences += found.differences.length
    for (const { number, column, stored, folded } of found.differences)
      say(`${store.slug} order ${number}: ${column} is ${shown(stored)}, folds to ${shown(folded)}`)
  }
  say(`orders=${orders} differences=${differences}`)
  return differences === 0 ? 0 : 1
}

/** The same for a desk that is open already. */
export async function checkActivityOf(app: App, say: Say): Promise<number> {
  let [orders, entries, broken] = [0, 0, 0]
  for (const store of await inNetwork(app, listStores)) {
    const report = await verifyChain(app, store.id)
    orders += report.orders
    entries += report.entries
    broken += report.faults.length
    for (const { order, sequence, fault } of report.faults)
      say(`${store.slug} order ${order}: entry ${sequence} ${fault.replaceAll('_', ' ')}`)
  }
  say(`orders=${orders} entries=${entries} broken=${broken}`)
  return broken === 0 ? 0 : 1
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
