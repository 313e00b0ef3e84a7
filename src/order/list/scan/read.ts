import { readNumber } from '#domain/store/order-number.ts'
import { guessCarrier, normaliseTracking } from '#domain/tracking.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { readStoreWords } from '../../spine-store.ts'
import { searchOrders } from '../queries.ts'
import { namedExactly } from './queries.ts'
import type { ScanView } from './shapes.ts'

/** What a scanned text leads to: the order on whose slip or parcel it stands, or the orders that hold it otherwise. A label's barcode may carry a ZIP before the number. */
export async function readScan(app: App, actor: Actor, text: string): Promise<ScanView> {
  return inStore(app, actor, async (tx) => {
    const trackings = [...new Set([normaliseTracking(text), ...guessCarrier(text).map(({ number }) => number)])].filter(Boolean)
    const orders = await holding(tx, [text, ...trackings])
    if (orders.length === 0) return { order: null, found: false }
    const number = readNumber(text, (await readStoreWords(tx)).numbers)
    const [one, another] = await namedExactly(tx, { orders, number, text, trackings })
    return { order: another === undefined ? (one ?? null) : null, found: true }
  })
}

async function holding(tx: Tx, texts: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all([...new Set(texts)].map((text) => searchOrders(tx, text)))
  return [...new Set(found.flat())]
}
