import { capture } from '#order/payment/capture.ts'
import { chargeCard } from '#order/payment/charge.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { noCommand } from '#platform/command.ts'
import { payAtShop, setPaymentMode, tokenAtShop } from '#test/support/payments.ts'
import type { Line, Ready } from './line.ts'
import { wires, type OperationName, type Subject } from './operations.ts'

/** An order on which the operation can be done. */
export async function ready(line: Line, name: OperationName): Promise<Ready> {
  const paths = wires[line.gateway][name]
  if (!paths) throw new Error(`${line.gateway} cannot ${name}`)
  const on = await subject(line, name)
  const rows = await line.desk.look<{ id: string }>('select id from transactions where order_id = $1', [on.order])
  return { name, paths, on, mark: { effects: (await line.effects()).length, rows: rows.map(({ id }) => id) } }
}

async function subject(line: Line, name: OperationName): Promise<Subject> {
  switch (name) {
    case 'authorize':
    case 'sell':
      return unconfirmed(line, name === 'sell' ? 'sale' : 'authorization')
    case 'charge a new card':
    case 'verify card':
      return { ...(await order(line)), token: await tokenAtShop(line.sandbox, line.account) }
    case 'charge again':
      return kept(line)
    case 'capture':
    case 'void':
      return paid(line, line.gateway === 'stripe' ? await payAtShop(line.sandbox, line.account) : await line.shop.held())
    case 'capture a part':
      return several(line)
    case 'refund':
      return paid(line, await sold(line))
    case 'reauthorize':
      return renewable(line)
  }
}

async function order({ desk }: Line, payment?: object): Promise<Subject> {
  const { id, number } = await desk.place(payment ? { payment: payment as never } : {})
  return { order: id, number, transaction: '', token: '' }
}

/** A payment the storefront reports by a token: the desk charges it. */
async function unconfirmed(line: Line, mode: 'sale' | 'authorization'): Promise<Subject> {
  await setPaymentMode(line.desk, mode)
  const token =
    line.gateway === 'stripe'
      ? await tokenAtShop(line.sandbox, line.account)
      : await line.shop.approved(mode === 'sale' ? 'CAPTURE' : 'AUTHORIZE')
  return order(line, { kind: 'payment_method', gateway: line.gateway, token })
}

/** A payment the storefront made, confirmed by the desk. */
async function paid(line: Line, reference: string): Promise<Subject> {
  return confirmed(line, await order(line, { kind: 'reference', gateway: line.gateway, reference }))
}

async function confirmed({ desk }: Line, on: Subject): Promise<Subject> {
  await confirmPayment(desk.app, { store: desk.store.id, id: on.order })
  const [row] = await desk.look<{ id: string }>('select id from transactions where order_id = $1', [on.order])
  if (!row) throw new Error('the payment was not confirmed')
  return { ...on, transaction: row.id }
}

function sold({ gateway, sandbox, account, shop }: Line): Promise<string> {
  return gateway === 'stripe' ? payAtShop(sandbox, account, { capture: 'automatic' }) : shop.sold()
}

/** A hold that may be captured several times. */
async function several(line: Line): Promise<Subject> {
  return line.gateway === 'paypal' ? paid(line, await line.shop.held()) : confirmed(line, await unconfirmed(line, 'authorization'))
}

/** Something that may be charged again: $100.00 of the order were collected and the buyer let it be kept. */
async function kept(line: Line): Promise<Subject> {
  const { desk } = line
  if (line.gateway === 'paypal') {
    const on = await paid(line, await line.shop.held({ keep: true }))
    await capture(desk.app, desk.system, { id: on.order }, { transaction: on.transaction, amount: 10_000, keep: false }, noCommand)
    return on
  }
  const on = await order(line)
  const token = await tokenAtShop(line.sandbox, line.account)
  const first = await chargeCard(desk.app, desk.system, { id: on.order }, { token, amount: 10_000, keep: true, phone: false }, noCommand)
  if (!first.ok) throw new Error(first.code)
  return { ...on, transaction: first.value.transaction }
}

/** A hold that may be held anew: run out on a kept card, or old enough at PayPal. */
async function renewable(line: Line): Promise<Subject> {
  const on = await paid(line, line.gateway === 'stripe' ? await heldAndKept(line) : await line.shop.held())
  await line.pass((line.gateway === 'stripe' ? 8 : 5) * 86_400)
  return on
}

async function heldAndKept({ sandbox, account }: Line): Promise<string> {
  const customer = (await sandbox.gateway(account, 'customers', { name: 'Ava Martin' })) as { id: string }
  return payAtShop(sandbox, account, { keepFor: customer.id })
}
