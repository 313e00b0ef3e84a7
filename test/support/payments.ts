import { saveAccount } from '#settings/gateways/save-account.ts'
import { systemActor } from '#platform/doors.ts'
import type { Log } from '#platform/log.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import type { EventView, PaymentView, TransactionView } from '#order/payment/shapes.ts'
import { openDesk, type Caller, type TestDesk, type TestStore } from './desk.ts'
import { startSandbox, type Sandbox } from './sandbox.ts'

/** Gives a store keys of a gateway account of its own; answers the account's name. */
export async function connect(desk: TestDesk, account: string, store: TestStore = desk.store): Promise<string> {
  const saved = await saveAccount(desk.app, systemActor(store.id), {
    gateway: 'stripe',
    name: 'Card payments',
    secretKey: `sk_test_${account}`,
  })
  if (!saved.ok) throw new Error(saved.code)
  return account
}

/** Gives a store an app of its own at PayPal. */
export async function connectPaypal(desk: TestDesk, account: string): Promise<void> {
  const ask = { gateway: 'paypal', name: 'PayPal', clientId: `pp_test_${account}`, secret: `sandbox-${account}` } as const
  const saved = await saveAccount(desk.app, systemActor(desk.store.id), ask)
  if (!saved.ok) throw new Error(saved.code)
}

/** Sets whether the store sells at once or holds first. */
export async function setPaymentMode(desk: TestDesk, mode: 'sale' | 'authorization', store: TestStore = desk.store): Promise<void> {
  await desk.look('update store_settings set payment_mode = $1 where store_id = $2', [mode, store.id])
}

/**
 * What a storefront's checkout does: a payment of `amount` minor units, held unless told, confirmed by the buyer; `keepFor` a customer who lets the card be charged
 * again, `refused` cards tried before, each with its amount,
 * `billed` a card sent with its billing address, `proven` a buyer who says yes at their bank. Answers its reference.
 */
export async function payAtShop(
  sandbox: Sandbox,
  account: string,
  {
    amount = 15_100,
    card = 'visa',
    capture = 'manual',
    currency = 'usd',
    keepFor,
    refused = [],
    billed = false,
    proven = false,
  }: ShopPayment = {},
): Promise<string> {
  const [first, ...rest] = [...refused, { card, amount }]
  const made = (await sandbox.gateway(account, 'payment_intents', {
    amount: String(first?.amount),
    currency,
    capture_method: capture,
    ...(billed ? billedCard(card) : { payment_method: `pm_card_${first?.card}` }),
    confirm: 'true',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    ...(keepFor && { customer: keepFor, setup_future_usage: 'off_session' }),
  })) as { id?: string; error?: { payment_intent?: { id: string }; message: string } }
  const id = made.id ?? made.error?.payment_intent?.id
  if (!id) throw new Error(made.error?.message)
  for (const next of rest) {
    await sandbox.gateway(account, `payment_intents/${id}`, { amount: String(next.amount) })
    await sandbox.gateway(account, `payment_intents/${id}/confirm`, { payment_method: `pm_card_${next.card}` })
  }
  if (proven) await sayYesAtBank(sandbox, account, id)
  return id
}

type ShopPayment = {
  amount?: number
  card?: string
  capture?: 'manual' | 'automatic'
  currency?: string
  keepFor?: string
  billed?: boolean
  refused?: readonly { readonly card: string; readonly amount: number }[]
  proven?: boolean
}

function billedCard(card: string): { readonly [field: string]: string } {
  return {
    'payment_method_data[type]': 'card',
    'payment_method_data[card][token]': `tok_${card}`,
    'payment_method_data[billing_details][address][line1]': '1801 Barton Springs Rd',
    'payment_method_data[billing_details][address][postal_code]': '78704',
  }
}

async function sayYesAtBank(sandbox: Sandbox, account: string, id: string): Promise<void> {
  const { client_secret: secret } = (await sandbox.gateway(account, `payment_intents/${id}`)) as { client_secret: string }
  const page = `http://127.0.0.1:${sandbox.ports.gateway}/authenticate/${secret}`
  await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'complete' }) })
}

/** What a storefront's card field gives: a token of one test card, good for one payment. */
export async function tokenAtShop(sandbox: Sandbox, account: string, card = 'visa'): Promise<string> {
  const made = (await sandbox.gateway(account, 'payment_methods', { type: 'card', 'card[token]': `tok_${card}` })) as {
    id?: string
    error?: { message: string }
  }
  if (!made.id) throw new Error(made.error?.message)
  return made.id
}

type Moved = { readonly of: string; readonly kind: string; readonly amount: number }

/** A capture that was not the last of several lets the rest of its hold go, so a payment with one holds nothing more. */
function foldEffects(effects: readonly Moved[]): { readonly taken: number; readonly held: number } {
  const sum = (...kinds: readonly string[]) =>
    effects.filter(({ kind }) => kinds.includes(kind)).reduce((all, { amount }) => all + amount, 0)
  const held = effects.filter(({ of, kind }) => kind === 'authorize' && !effects.some((e) => e.of === of && /capture|void/.test(e.kind)))
  return { taken: sum('sale', 'capture') - sum('refund'), held: held.reduce((all, { amount }) => all + amount, 0) }
}

/** An order of $151.00 whose buyer paid at the shop, confirmed at the gateway. */
export type PaidOrder = { readonly id: string; readonly number: number; readonly reference: string; readonly path: string }

/** A desk with a gateway beside it, a supervisor at it, and what one does and sees in Payment. */
export type PaymentDesk = Awaited<ReturnType<typeof openPaymentDesk>>

/** Opens a desk whose first store collects at the sandbox under the account `harbor`. Close it when the file is done. */
export async function openPaymentDesk(options: { readonly log?: Log } = {}) {
  const sandbox = await startSandbox()
  const desk = await openDesk({ sandbox: sandbox.ports, smtpUrl: `smtp://127.0.0.1:${sandbox.ports.smtp}`, now: new Date(), ...options })
  await connect(desk, 'harbor')
  const boss = await desk.as('supervisor')
  const seen = async ({ path }: { readonly path: string }, by: Caller = boss): Promise<PaymentView> =>
    (await by.get(`${path}/payment`)).body
  const pay = (order: PaidOrder, what: string, ask: object, extra?: Parameters<Caller['post']>[2], by: Caller = boss) =>
    by.post(`${order.path}/payment/${what}`, ask, extra)
  const hold = async (order: PaidOrder): Promise<string> =>
    (await seen(order)).history.findLast((row) => row.kind === 'authorization')?.id ?? ''
  const ordered = async (how: Parameters<typeof payAtShop>[2] = {}): Promise<PaidOrder> => {
    const reference = await payAtShop(sandbox, 'harbor', how)
    const order = await desk.place({ payment: { kind: 'reference', gateway: 'stripe', reference } })
    await confirmPayment(desk.app, { store: desk.store.id, id: order.id })
    return { ...order, reference, path: `/desk/stores/harbor/orders/${order.number}` }
  }
  return {
    sandbox,
    desk,
    boss,
    seen,
    pay,
    hold,
    ordered,
    /** What was learned of the newest attempt, oldest first. */
    facts: async (order: PaidOrder): Promise<readonly EventView[]> =>
      (await boss.get(`${order.path}/payment/${(await seen(order)).history[0]?.id}/facts`)).body,
    newest: async (order: PaidOrder): Promise<TransactionView | undefined> => (await seen(order)).history[0],
    statusOf: async (order: PaidOrder): Promise<string> => (await boss.get(order.path)).body.head.status,
    /** What moved at the gateway for this order. */
    effects: async ({ reference }: PaidOrder) =>
      (await sandbox.effects('harbor')).filter((effect) => effect.payment_intent === reference).map(({ kind, amount }) => [kind, amount]),
    /** What an order's payments came to at the gateways themselves, in minor units: taken less given back, and what is held still. */
    atGateways: async ({ id }: { readonly id: string }) => {
      const rows = await desk.look<{ reference: string }>(
        `select distinct e.reference from transaction_events e join transactions t on t.id = e.transaction_id where t.order_id = $1`,
        [id],
      )
      const known = new Set(rows.map(({ reference }) => reference))
      const cards = (await sandbox.effects('harbor')).filter((effect) => known.has(effect.payment_intent))
      const wallets = (await sandbox.paypalEffects('harbor')).filter((effect) => known.has(effect.order))
      return foldEffects([...cards.map((e) => ({ ...e, of: e.payment_intent })), ...wallets.map((e) => ({ ...e, of: e.order }))])
    },
    /** An order with a capture of `amount` minor units. */
    captured: async (amount = 15_100): Promise<PaidOrder & { readonly capture: string }> => {
      const order = await ordered()
      const answer = await pay(order, 'captures', { transaction: await hold(order), amount })
      return { ...order, capture: answer.body.transaction }
    },
    close: async () => {
      await desk.close()
      await sandbox.stop()
    },
  }
}
