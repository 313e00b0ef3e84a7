import type { FulfillmentView } from '#order/fulfillment/shapes.ts'
import { openDesk, type Caller } from '../desk.ts'
import type { AskChanges } from '../orders.ts'

/** A desk with a clerk and a supervisor who ship its orders by hand. */
export type ShippingDesk = Awaited<ReturnType<typeof openShippingDesk>>

/** Opens one; close its desk when the file is done. */
export async function openShippingDesk() {
  const desk = await openDesk()
  const staff = await desk.as('staff')
  const boss = await desk.as('supervisor')
  return {
    desk,
    staff,
    boss,
    page: async (number: number, person: Caller = boss): Promise<FulfillmentView> => (await person.get(pathOf(number))).body,
    ship: (number: number, ask: object, by: Caller = staff, extra?: Parameters<Caller['post']>[2]) =>
      by.post(pathOf(number, 'fulfillment/ship-and-complete'), ask, extra),
    ready: (number: number, lines: readonly object[], changes: object = {}, by: Caller = staff) =>
      by.post(pathOf(number, 'fulfillment/ready'), { lines, notify: true, slip: false, ...changes }),
    /** the order's log, oldest first */
    events: async (number: number) => {
      const rows = await desk.look<{ event: { type: string } }>(
        'select event from activities a join orders o on o.id = a.order_id where number = $1 order by sequence',
        [number],
      )
      return rows.map((row) => row.event)
    },
    letters: (number: number) =>
      desk.look<{ kind: string }>(
        'select kind, facts from letters l join orders o on o.id = l.order_id where number = $1 order by l.created_at',
        [number],
      ),
    /** what of the store's guards stops, and whether its own number is required */
    guard: (levels: object, requires = false) =>
      desk.look('update store_settings set guards = $1, requires_dms_number = $2 where store_id = $3', [
        JSON.stringify(levels),
        requires,
        desk.store.id,
      ]),
  }
}

/** UPS's own example of a number. */
export const ups = '1Z5R89390357567127'

/** Two pieces of one part and one of another. */
export const two = {
  lines: [{ quantity: 2 }, { partNumber: '53111-06470', name: 'Radiator grille', quantity: 1, unitPrice: 0, taxes: [] }],
} satisfies AskChanges

export function pathOf(number: number, rest = 'fulfillment'): string {
  return `/desk/stores/harbor/orders/${number}/${rest}`
}

/** Every piece that is still open. */
export function whole({ lines }: FulfillmentView) {
  return lines.filter(({ open }) => open > 0).map(({ id, open }) => ({ line: id, quantity: open }))
}

export function tracked(lines: readonly object[], changes: object = {}) {
  return { method: 'tracking', lines, parcels: [{ trackingNumber: ups }], cost: 14_82, notify: true, slip: true, ...changes }
}

export function picked(lines: readonly object[], changes: object = {}) {
  return { method: 'pickup', lines, notify: true, slip: true, ...changes }
}
