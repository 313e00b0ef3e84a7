import type { App } from '#platform/app.ts'
import { signIn, type Clerk } from './clerk.ts'
import { demoStores } from './stores.ts'

type Work = (clerk: Clerk, number: number) => Promise<void>

/**
 * Two weeks of work on the demo orders, done by the stores' supervisors through the panel's own commands: some shipped and completed, one partly shipped, one on
 * hold, one waiting for parts, one on the pickup shelf, one cancelled, one overpaid, one refunded in part. The newest stay New.
 */
export async function workOrders(app: App, password: string, desk: string): Promise<void> {
  for (const store of demoStores) {
    const [supervisor] = store.people
    if (!supervisor) continue
    const clerk = await signIn(desk, store.slug, supervisor.email, password)
    const oldest = (await clerk.find('status=new&sort=placed&order=asc'))
      .filter((row) => !endsSoon(row.holdExpiresAt))
      .map((row) => row.number)
    const several = await firstWhere(clerk, oldest, (page) => page.head.lines > 1 && page.head.lines < 10)
    const order = [...(several ? [several] : []), ...oldest.filter((number) => number !== several)]
    for (const [i, work] of works.entries()) {
      const number = order[i]
      if (number === undefined) break
      await work(clerk, number).catch((error: unknown) => app.log.warn({ number, error: String(error) }, 'a demo order was left as it is'))
    }
    await handOut(clerk, order.slice(works.length - 2, works.length + 4))
  }
}

const collect: Work = async (clerk, number) => {
  const { payment, head } = await clerk.open(number)
  const { capture } = payment.can
  if (capture.ok) await clerk.does(number, '/payment/captures', { transaction: capture.transaction, amount: capture.suggested })
  else if (head.balance > 0)
    await clerk.does(number, '/payment/offline', {
      direction: 'in',
      amount: head.balance,
      method: 'terminal',
      reference: 'T-4471',
      note: 'Paid by card at the counter',
    })
}

const verify: Work = async (clerk, number) => {
  const { content } = await clerk.open(number)
  for (const step of ['addresses', 'risk']) await clerk.does(number, '/checked', { step })
  await clerk.does(number, '/content/fitment', { lines: content.lines.map((line) => line.id), signed: true })
  await clerk.does(number, '/summary/dms-number', { dmsNumber: `D${number}` })
}

const shipAll: Work = async (clerk, number) => {
  await verify(clerk, number)
  await collect(clerk, number)
  await ship(clerk, number, (lines) => lines)
}

const shipSome: Work = async (clerk, number) => {
  await verify(clerk, number)
  await collect(clerk, number)
  await ship(clerk, number, (lines) => lines.slice(0, 1))
}

const pickUp: Work = async (clerk, number) => {
  await verify(clerk, number)
  await collect(clerk, number)
  const { content } = await clerk.open(number)
  await clerk.does(number, '/fulfillment/ship-and-complete', {
    method: 'pickup',
    lines: content.lines.map(({ id, quantity }) => ({ line: id, quantity })),
    notify: false,
    slip: true,
    collectedBy: 'The buyer',
    idSeen: true,
  })
}

const shelve: Work = async (clerk, number) => {
  await verify(clerk, number)
  const { content } = await clerk.open(number)
  await clerk.does(number, '/fulfillment/ready', {
    lines: content.lines.map(({ id, quantity }) => ({ line: id, quantity })),
    notify: true,
    slip: true,
  })
}

const holdBack: Work = async (clerk, number) => {
  await clerk.does(number, '/fraud/marks', {
    mark: 'suspected',
    code: 'reshipper',
    evidence: 'false_contact',
    reason: 'Buyer does not answer the phone',
  })
  await clerk.does(number, '/notes', { body: 'Called twice, no answer. The number belongs to a freight forwarder.' })
}

const orderIn: Work = async (clerk, number) => {
  const { content } = await clerk.open(number)
  const lines = content.lines.slice(0, 1).map((line) => line.id)
  const expectedOn = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10)
  await clerk.does(number, '/content/states', {
    lines,
    state: 'backordered',
    supplier: 'Regional depot',
    supplierPo: 'PO-88213',
    expectedOn,
  })
  await clerk.does(number, '/summary/status', { status: 'backordered' })
}

const cancel: Work = async (clerk, number) => {
  const { what, voided, returned } = await clerk.previewCancel(number)
  await clerk.does(number, '/cancel', { what, reason: 'Buyer ordered the wrong part', notify: true, seen: { voided, returned } })
}

const overpay: Work = async (clerk, number) => {
  await collect(clerk, number)
  await clerk.does(number, '/payment/offline', {
    direction: 'in',
    amount: 1500,
    method: 'check',
    reference: 'CHK 1029',
    note: 'Check came for an old quote',
  })
}

const refundSome: Work = async (clerk, number) => {
  await shipAll(clerk, number)
  const { payment } = await clerk.open(number)
  const paid = payment.history.find((t) => t.can.refund?.ok)
  if (paid)
    await clerk.does(number, '/payment/refunds', {
      transaction: paid.id,
      amount: Math.min(1200, paid.amount),
      reason: 'courtesy',
      note: 'Box arrived dented',
      parts: [{ of: 'courtesy', amount: Math.min(1200, paid.amount) }],
    })
}

const works: readonly Work[] = [shipSome, shipAll, shipAll, shelve, pickUp, holdBack, orderIn, cancel, overpay, refundSome, collect]

async function ship(clerk: Clerk, number: number, choose: <T>(lines: readonly T[]) => readonly T[]): Promise<void> {
  const { content } = await clerk.open(number)
  const lines = choose(content.lines).map(({ id, quantity }) => ({ line: id, quantity }))
  const parcels = [{ trackingNumber: trackingFor(number), carrier: 'ups' as const }]
  await clerk.does(number, '/fulfillment/ship-and-complete', { method: 'tracking', lines, parcels, cost: 1482, notify: true, slip: true })
}

/** A UPS number with its right check digit (odd places count once, even places twice, after letters became digits). */
function trackingFor(number: number): string {
  const body = `47A1B2${String(number).padStart(9, '0').slice(-9)}`
  const values = [...body].map((c) => (/\d/.test(c) ? Number(c) : (c.charCodeAt(0) - 63) % 10))
  const sum = values.reduce((all, value, i) => all + value * (i % 2 === 0 ? 1 : 2), 0)
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

async function handOut(clerk: Clerk, numbers: readonly number[]): Promise<void> {
  for (const [i, number] of numbers.entries()) {
    const { people } = (await clerk.open(number)).summary
    const person = people[i % Math.max(1, people.length)]
    if (person) await clerk.does(number, '/summary/assignee', { person: person.id })
  }
}

async function firstWhere(
  clerk: Clerk,
  numbers: readonly number[],
  fits: (page: Awaited<ReturnType<Clerk['open']>>) => boolean,
): Promise<number | undefined> {
  for (const number of numbers) if (fits(await clerk.open(number))) return number
  return undefined
}

// A hold about to run out is left for the newcomer to find.
function endsSoon(holdExpiresAt: string | null): boolean {
  return holdExpiresAt !== null && Date.parse(holdExpiresAt) - Date.now() < 2 * 86_400_000
}
