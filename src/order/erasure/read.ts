import type { At } from '../spine.ts'
import { mayEraseOf } from './erase.ts'
import { countPersonal, listOthers } from './queries.ts'
import type { ErasureView } from './shapes.ts'

const others = 20

/** What of the order's buyer there is, and whether it may go. */
export async function readErasure(at: At): Promise<ErasureView> {
  const { tx, order } = at
  const [counts, also, can] = await Promise.all([
    countPersonal(tx, order.id),
    listOthers(tx, order.id, order.buyer_email, others),
    mayEraseOf(at),
  ])
  return { version: order.version, name: order.buyer_name, email: order.buyer_email, phone: order.buyer_phone, counts, others: also, can }
}
