import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { chainHash, saltedHash } from '../spine-log.ts'
import { listChains, listOrders } from './queries.ts'

/**
 * Where a log is not as it was written. `changed`: an entry's facts, or the entry before it, are others; `missing`: numbers are skipped; `cut_off`: the order has
 * changed since its last entry; `values_changed`: the personal values are not those the entry was sealed with (erased ones are no fault).
 */
export type ChainFault = {
  readonly order: number
  readonly sequence: number
  readonly fault: 'changed' | 'missing' | 'cut_off' | 'values_changed'
}

export type ChainReport = {
  readonly orders: number
  readonly entries: number
  readonly erased: number
  readonly faults: readonly ChainFault[]
}

const atOnce = 200

/** Adds up every chain of a store's logs again, or of one order (its id), and names each entry that does not fit. Reads only, in short transactions. */
export async function verifyChain(app: App, store: string, order: string | null = null): Promise<ChainReport> {
  let report: ChainReport = { orders: 0, entries: 0, erased: 0, faults: [] }
  for (let after: string | null = null; ;) {
    const [orders, rows] = await readBatch(app, store, after, order)
    const chains = Map.groupBy(rows, (row) => row.order_id)
    for (const one of orders) report = added(report, checkChain(app, one, chains.get(one.id) ?? []))
    after = orders.at(-1)?.id ?? null
    if (orders.length < atOnce || after === null) return report
  }
}

type Batch = { readonly orders: Awaited<ReturnType<typeof listOrders>>; readonly rows: Awaited<ReturnType<typeof listChains>> }
type Order = Batch['orders'][number]
type Row = Batch['rows'][number]

async function readBatch(
  app: App,
  store: string,
  after: string | null,
  order: string | null,
): Promise<readonly [Batch['orders'], Batch['rows']]> {
  return inStore(app, systemActor(store), async (tx) => {
    const orders = await listOrders(tx, after, order, atOnce)
    return [
      orders,
      orders.length === 0
        ? []
        : await listChains(
            tx,
            orders.map((one) => one.id),
          ),
    ] as const
  })
}

function checkChain(app: App, order: Order, rows: readonly Row[]): ChainReport {
  const faults: ChainFault[] = []
  let before: Buffer = Buffer.alloc(32)
  let expected = 1
  for (const row of rows) {
    const at = { order: order.number, sequence: row.sequence }
    if (row.sequence !== expected) faults.push({ ...at, fault: 'missing' })
    else if (!chainHash(app.secrets, before, row).equals(row.hash)) faults.push({ ...at, fault: 'changed' })
    if (!valuesFit(app, row)) faults.push({ ...at, fault: 'values_changed' })
    before = row.hash
    expected = row.sequence + 1
  }
  if ((rows.at(-1)?.version ?? 0) !== order.version) faults.push({ order: order.number, sequence: expected, fault: 'cut_off' })
  const erased = rows.filter((row) => row.values_hash !== null && row.salt === null).length
  return { orders: 1, entries: rows.length, erased, faults }
}

function valuesFit(app: App, row: Row): boolean {
  if (row.salt === null) return true
  if (row.values_hash === null) return false
  return saltedHash(app.secrets, { sequence: row.sequence, salt: row.salt, before: row.before ?? {}, after: row.after ?? {} }).equals(
    row.values_hash,
  )
}

function added(a: ChainReport, b: ChainReport): ChainReport {
  return { orders: a.orders + b.orders, entries: a.entries + b.entries, erased: a.erased + b.erased, faults: [...a.faults, ...b.faults] }
}
