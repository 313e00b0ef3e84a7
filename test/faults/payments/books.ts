import type { GatewayName } from '#ports/gateway.ts'
import { kindOf } from './operations.ts'
import type { Line, Ready } from './line.ts'

/** An attempt as the ledger has it: `open` while its end is not known. Only what has happened or may have. */
type Row = {
  readonly id: string
  readonly kind: string
  readonly amount: number
  readonly open: boolean
  /** the gateway's id of the payment it is on */
  readonly payment: string | null
}

/** Where the gateway and the ledger disagree on what this operation moved, and on what each payment of the order holds; empty is right. */
export async function differences(line: Line, { on, mark }: Ready): Promise<readonly string[]> {
  const rows = await rowsOf(line, on.order)
  const written = rows
    .filter(({ id, open }) => !open && !mark.rows.includes(id))
    .map(({ kind, amount }) => `${effectOf(line.gateway, kind)} ${amount}`)
  const payments = rows.map(({ payment }) => payment)
  // Holds of other orders run out meanwhile; whatever else moves is this operation's doing.
  const real = (await line.effects())
    .slice(mark.effects)
    .filter(({ kind, payment }) => kind !== 'void' || payments.includes(payment))
    .map(({ kind, amount }) => `${kind} ${amount}`)
  const [ledger, gateway] = [written.toSorted().join(', '), real.toSorted().join(', ')]
  const moved = ledger === gateway ? [] : [`the ledger says ${ledger || 'nothing'}, the gateway did ${gateway || 'nothing'}`]
  return [...moved, ...(await differencesOfPayments(line, on.order))]
}

/** What was taken and given back at the gateway on each payment of an order, against the ledger. An attempt without an end may or may not have moved its amount. */
export async function differencesOfPayments(line: Line, order: string): Promise<readonly string[]> {
  const rows = await rowsOf(line, order)
  const effects = await line.effects()
  return [...new Set(rows.map(({ payment }) => payment))].flatMap((payment) =>
    Object.entries(counted).flatMap(([what, kinds]) => {
      const own = rows.filter((row) => row.payment === payment && kinds.includes(row.kind))
      const sure = sumOf(own.filter(({ open }) => !open))
      const most = sumOf(own)
      const real = sumOf(effects.filter((effect) => effect.payment === payment && kinds.includes(effect.kind)))
      return real >= sure && real <= most ? [] : [`of ${payment} the ledger has ${what} ${sure} to ${most}, the gateway ${real}`]
    }),
  )
}

/** How often an operation stands as done in the ledger. */
export async function countDone(line: Line, { name, on, mark }: Ready): Promise<number> {
  const rows = await rowsOf(line, on.order)
  return rows.filter(({ id, kind, open }) => !open && kind === kindOf[name] && !mark.rows.includes(id)).length
}

const counted: { readonly [what: string]: readonly string[] } = { captured: ['sale', 'capture'], refunded: ['refund'] }

/** What an attempt is called at the gateway once it is done. Stripe renews no hold: it holds the card anew. */
function effectOf(gateway: GatewayName, kind: string): string {
  if (kind === 'authorization' || kind === 'verification') return 'authorize'
  if (kind === 'reauthorization') return gateway === 'stripe' ? 'authorize' : 'reauthorize'
  return kind
}

function rowsOf({ desk }: Line, order: string): Promise<Row[]> {
  return desk.look<Row>(
    `select t.id, t.kind, t.amount::int, not coalesce(bool_or(e.state = 'approved'), false) as open,
       (select r.reference from transaction_events r where r.transaction_id = t.payment_id and r.reference is not null order by r.id limit 1) as payment
     from transactions t join transaction_events e on e.transaction_id = t.id
     where t.order_id = $1 and t.gateway_account_id is not null
     group by t.id, t.kind, t.amount, t.payment_id
     having bool_and(e.state not in ('declined', 'failed', 'reversed'))`,
    [order],
  )
}

function sumOf(moved: readonly { readonly amount: number }[]): number {
  return moved.reduce((all, { amount }) => all + amount, 0)
}
