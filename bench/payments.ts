import { randomUUID } from 'node:crypto'
import { openPaypalShop } from '#test/support/paypal.ts'
import { payAtShop, tokenAtShop } from '#test/support/payments.ts'
import type { Sandbox } from '#test/support/sandbox.ts'
import type { PaymentView } from '#order/payment/shapes.ts'
import { time, type Times } from './measure.ts'
import type { Desk } from './start-desk.ts'

/** A name and the times measured for it. */
type Measured = readonly [what: string, times: Times]

/** The account at both gateways whose keys the bench's store has. */
export const account = 'bench'

const [warm, rounds] = [20, 60]
const attempts = 200
const at = '/desk/stores/bench/orders'

/**
 * Our own time around the gateway's: whole captures and refunds over HTTP, less what the desk waited for the gateway, which is a process of its own. And the
 * reading of one order's payment history.
 */
export async function measurePayments(desk: Desk, sandbox: Sandbox): Promise<readonly Measured[]> {
  const paypal = openPaypalShop(sandbox, account)
  const measured: Measured[] = []
  for (const [name, gateway, pay] of [
    ['Stripe', 'stripe', () => payAtShop(sandbox, account)],
    ['PayPal', 'paypal', () => paypal.held()],
  ] as const) {
    const { captures, refunds } = await captureAndRefund(desk, gateway, pay)
    measured.push([`capture, ${name}, our own time`, captures], [`refund, ${name}, our own time`, refunds])
  }
  const long = await manyAttempts(desk, sandbox)
  const read = await time(200, 20, async () => void (await desk.read(`${at}/${long}/payment`)))
  return [...measured, [`payment history of ${attempts} attempts`, read]]
}

async function captureAndRefund(desk: Desk, gateway: 'stripe' | 'paypal', pay: () => Promise<string>) {
  const [captures, refunds]: [number[], number[]] = [[], []]
  for (let round = -warm; round < rounds; round++) {
    const number = await paid(desk, gateway, await pay())
    const view = (await desk.get(`${at}/${number}/payment`)) as PaymentView
    const hold = view.history.find(({ kind }) => kind === 'authorization')?.id
    const captured = await command(desk, number, 'captures', { transaction: hold, amount: 15_100 })
    const { transaction } = captured.body as { readonly transaction: string }
    const refunded = await command(desk, number, 'refunds', { transaction, amount: 5_000, reason: 'customer_request' })
    if (round < 0) continue
    captures.push(captured.own)
    refunds.push(refunded.own)
  }
  return { captures: captures.toSorted((a, b) => a - b), refunds: refunds.toSorted((a, b) => a - b) }
}

/** An order whose buyer paid at the shop, read back at the gateway. */
async function paid(desk: Desk, gateway: 'stripe' | 'paypal', reference: string): Promise<number> {
  const number = await desk.place({ payment: { kind: 'reference', gateway, reference } })
  await desk.post(`${at}/${number}/payment/claim/check`, {}, randomUUID())
  return number
}

async function command(desk: Desk, number: number, what: string, body: object) {
  const began = performance.now()
  const done = await desk.post(`${at}/${number}/payment/${what}`, body, randomUUID())
  const whole = performance.now() - began
  if (!JSON.stringify(done.body).includes('"approved"')) throw new Error(`${what}: ${JSON.stringify(done.body)}`)
  if (done.gateway <= 0) throw new Error(`${what} asked no gateway`)
  return { own: whole - done.gateway, body: done.body }
}

/** An order with a hold and, half and half, declined cards and money recorded by hand; answers its number. */
async function manyAttempts(desk: Desk, sandbox: Sandbox): Promise<number> {
  const number = await paid(desk, 'stripe', await payAtShop(sandbox, account))
  for (let made = 1; made < attempts; made += 2) {
    const token = await tokenAtShop(sandbox, account, 'visa_chargeDeclined')
    await desk.post(`${at}/${number}/payment/cards`, { token, amount: 100 }, randomUUID())
    if (made + 1 < attempts) await desk.post(`${at}/${number}/payment/offline`, cash, randomUUID())
  }
  const { history } = (await desk.get(`${at}/${number}/payment`)) as PaymentView
  if (history.length !== attempts) throw new Error(`${history.length} attempts instead of ${attempts}`)
  return number
}

const cash = { direction: 'in', amount: 1, method: 'cash', reference: 'till', note: 'one cent' }
