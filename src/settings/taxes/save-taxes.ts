import { isDeepStrictEqual } from 'node:util'
import { ok, type Result } from '#domain/result.ts'
import type { StoreTax } from '#domain/store/taxes.ts'
import { readStoreTaxes } from '#order/spine-store.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges, type Change } from '../queries.ts'
import { refuseStale, seenOf } from '../seen.ts'
import { saveRows } from './queries.ts'
import type { TaxesAsk, TaxesView } from './shapes.ts'

/** The store's taxes, in its own order. */
export async function readTaxes(app: App, actor: Actor): Promise<TaxesView> {
  return inStore(app, actor, (tx) => viewTaxes(app, tx))
}

async function viewTaxes(app: App, tx: Tx): Promise<TaxesView> {
  const { taxes, day } = await readStoreTaxes(tx, app.clock.now())
  const plain = taxes.map(plainOf)
  return { taxes: plain, seen: seenOf(plain), day }
}

/** Saves them whole, with a log entry for each that is new, changed or gone. Orders keep what they were charged. `stale` when somebody saved since they were `seen`. */
export async function saveTaxes(app: App, actor: Actor, { taxes }: TaxesAsk, seen: string): Promise<Result<TaxesView, 'stale'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const before = await viewTaxes(app, tx)
    const after = taxes.map(plainOf)
    if (isDeepStrictEqual(before.taxes, after)) return ok(before)
    if (before.seen !== seen) return refuseStale(tx, 'taxes', before.taxes)
    await saveRows(tx, after)
    await logChanges(tx, app.clock.now(), changesOf(before.taxes, after))
    return ok(await viewTaxes(app, tx))
  })
}

/** A JSON column gives its fields back in an order of its own. */
function plainOf({ id, name, nameFr, country, region, ratePpm, onShipping, onCores, from }: StoreTax): StoreTax {
  return { id, name, nameFr, country, region, ratePpm, onShipping, onCores, from }
}

function changesOf(before: readonly StoreTax[], after: readonly StoreTax[]): readonly Change[] {
  const was = new Map(before.map((tax) => [tax.id, tax]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after
      .filter((tax) => !isDeepStrictEqual(was.get(tax.id), tax))
      .map((tax): Change => ({ what: 'tax', subject: tax.name, before: was.get(tax.id) ?? null, after: tax })),
    ...before.filter(({ id }) => !kept.has(id)).map((tax): Change => ({ what: 'tax', subject: tax.name, before: tax, after: null })),
  ]
}
