import { refused } from '../wire/errors.ts'
import type { Answer, Call } from '../wire/call.ts'
import type { Order } from '../records/order.ts'
import { readShape, type Patch } from '../wire/shapes.ts'
import { amountOf } from './amounts.ts'
import { CreateAsk, unit as unitShape } from './shapes.ts'

/** What of a purchase unit may be changed, and how (Orders v2, "Update order"). */
const patchable: Readonly<Record<string, readonly Patch['op'][]>> = {
  amount: ['replace'],
  custom_id: ['replace', 'add', 'remove'],
  description: ['replace', 'add', 'remove'],
  invoice_id: ['replace', 'add', 'remove'],
  items: ['replace', 'add', 'remove'],
  soft_descriptor: ['replace', 'remove'],
  'shipping/name': ['replace', 'add'],
  'shipping/address': ['replace', 'add'],
}

/** Changes an order that is not paid yet. All changes of one request are made, or none. */
export function patchOrder({ account, ask, id }: Call<readonly Patch[]>): Answer {
  const order = account.need('order', id, 'order_id')
  if (order.status === 'COMPLETED') throw refused('ORDER_ALREADY_COMPLETED')
  const after = ask.reduce((changed, change, i) => patched(changed, change, i), order)
  const [before, now] = [amountOf(order.unit), amountOf(after.unit)]
  if (order.status === 'APPROVED' && (now.amount > before.amount || now.currency !== before.currency))
    throw refused('AMOUNT_CHANGE_NOT_ALLOWED', { field: '/0/value' })
  account.put<Order>({ ...after, updated: account.now })
  return { status: 204 }
}

function patched(order: Order, change: Patch, i: number): Order {
  const { op, path, value } = change
  if (path === undefined) throw refused('PATCH_PATH_REQUIRED', { field: `/${i}/path` })
  if (op !== 'remove' && value === undefined) throw refused('PATCH_VALUE_REQUIRED', { field: `/${i}/value` })
  if (path === '/intent' && op === 'replace') return { ...order, intent: readShape(CreateAsk.shape.intent, value, `/${i}/value`) }
  const field = fieldOf(order, path, i)
  if (!Object.hasOwn(patchable, field)) throw refused('NOT_PATCHABLE', { field: `/${i}/path`, value: path })
  if (!patchable[field]?.includes(op)) throw refused('INVALID_PATCH_OPERATION', { field: `/${i}/op`, value: op })
  const [outer = '', inner] = field.split('/')
  const present = (order.unit as Readonly<Record<string, unknown>>)[outer] !== undefined
  if ((op !== 'add' && !present) || (op === 'add' && present && !inner))
    throw refused('INVALID_PATCH_OPERATION', { field: `/${i}/op`, value: op })
  const next = op === 'remove' ? undefined : inner ? { ...order.unit.shipping, [inner]: value } : value
  return { ...order, unit: readShape(unitShape, { ...order.unit, [outer]: next }, `/${i}/value`) }
}

/** `amount` of `/purchase_units/@reference_id=='default'/amount`; an index instead of the filter points to the same unit. */
function fieldOf(order: Order, path: string, i: number): string {
  const found = /^\/purchase_units\/(?:@reference_id=='([^']*)'|0)\/(.+)$/.exec(path)
  if (!path.startsWith('/')) throw refused('INVALID_JSON_POINTER_FORMAT', { field: `/${i}/path`, value: path })
  if (!found) throw refused('NOT_PATCHABLE', { field: `/${i}/path`, value: path })
  if (found[1] !== undefined && found[1] !== order.unit.reference_id)
    throw refused('REFERENCE_ID_NOT_FOUND', { field: `/${i}/path`, value: path })
  return found[2] ?? ''
}
