import type { Clock } from '../../clock.ts'
import { connectionOf, type Connection } from '../connection.ts'
import type { Courier } from '../courier.ts'
import { makeCardToken } from '../pay.ts'
import { placeOrder, type Checkout } from '../place.ts'
import { backFromPayPal, sendToPayPal } from '../paypal/paypal-checkout.ts'
import type { Item } from '../pricing.ts'
import { shops } from '../shops.ts'
import { shopNames, type Address, type OrderBody, type Shop, type ShopName, type Vehicle } from '../shapes.ts'
import type { RefusedTry, ShopStore, StoredOrder } from '../store.ts'
import { elsewhere, particular, people, type Person } from './people.ts'
import { lastScenario, scenarios, testCards, type Scenario } from './scenarios.ts'
import { brokenVin, cars, vinOf } from './vins.ts'

/** What became of one scripted order. `status`: sent, sending, declined, refused, or paying. */
export type ScriptedResult = {
  readonly shop: ShopName
  readonly externalNumber: string
  readonly tag: string
  readonly status: string
  readonly problem: string | null
  readonly deskNumber: number | null
  readonly body?: OrderBody
}

export type ScriptedWorld = {
  readonly clock: Clock
  readonly store: ShopStore
  readonly courier: Courier
  readonly folder: string
  readonly desk: string
  readonly gateway: string
  readonly paypal: string
  readonly images: string
}

/**
 * Places the scripted orders of one shop or of all, at most `count` of each, through the same path as a buyer's: card field's request or
 * PayPal's page, gateway, desk. Always the same orders; those placed before are only reported. Throws when a shop is not connected.
 */
export async function placeScripted(
  world: ScriptedWorld,
  ask: { shop?: ShopName | undefined; count?: number | undefined; bodies?: boolean | undefined },
): Promise<ScriptedResult[]> {
  const results: ScriptedResult[] = []
  for (const name of ask.shop ? [ask.shop] : shopNames) {
    const list = [...scenarios, ...[lastScenario[name] ?? []].flat()].slice(0, ask.count ?? 20)
    for (const [i, scenario] of list.entries()) results.push(await placeOne(world, shops[name], scenario, i, ask.bodies ?? false))
  }
  return results
}

async function placeOne(world: ScriptedWorld, shop: Shop, scenario: Scenario, i: number, withBody: boolean): Promise<ScriptedResult> {
  const externalNumber = `${shop.prefix}-${20_001 + i}`
  const known = world.store.find(shop.name, externalNumber)
  const begun = known !== undefined && known.state !== 'approving'
  const order = begun ? await world.courier.bring(shop.name, externalNumber) : await placeNew(world, shop, scenario, i, externalNumber)
  return { ...resultOf(shop.name, externalNumber, scenario.tag, order), ...(withBody && order ? { body: order.body } : {}) }
}

async function placeNew(
  world: ScriptedWorld,
  shop: Shop,
  scenario: Scenario,
  i: number,
  externalNumber: string,
): Promise<StoredOrder | undefined> {
  const connection = connectionOf(world.folder, shop.name, world.desk)
  if (!connection) throw new Error(`shop ${shop.name} is not in shops.json`)
  const who = buyerOf(shop.name, scenario, i)
  const wallet = connection.paypal ? scenario.wallet : undefined
  const payment = wallet ? ({ gateway: 'paypal', method: '' } as const) : await cardOf(world, connection, scenario, who)
  const refused = await refusedBefore(world, connection, scenario, who)
  const checkout = checkoutOf(world, shop, scenario, { i, who, externalNumber, payment, refused })
  const place = () => (wallet ? placeWithPayPal(world, shop, checkout, wallet) : placeOrder(world.store, world.courier, shop, checkout))
  // The card was asked when the order was placed, so that holds run out at their own times. A week ago a hold would be gone: those were asked today.
  return scenario.daysAgo > 0 && scenario.daysAgo < 7 ? world.clock.standAt(checkout.placedAt, place) : place()
}

async function cardOf(world: ScriptedWorld, { gateway }: Connection, scenario: Scenario, who: Person) {
  return { gateway: 'stripe', method: await makeCardToken(world.gateway, gateway.publishable, cardFields(scenario, who)) } as const
}

function refusedBefore(world: ScriptedWorld, { gateway }: Connection, { refused = [] }: Scenario, who: Person): Promise<RefusedTry[]> {
  return Promise.all(
    refused.map(async ({ card, amount }) => ({
      method: await makeCardToken(world.gateway, gateway.publishable, cardFields({ card }, who)),
      amount,
    })),
  )
}

/** Does on PayPal's page what a buyer does there: opens it, chooses a wallet, agrees. */
async function placeWithPayPal(world: ScriptedWorld, shop: Shop, checkout: Checkout, wallet: string): Promise<StoredOrder | undefined> {
  const base = `${world.images}/${shop.name}/checkout/paypal`
  const sent = await sendToPayPal(world, shop, checkout, { back: `${base}/back`, cancel: `${base}/cancel` })
  if ('problem' in sent) throw new Error(`PayPal: ${sent.problem}`)
  const page = await fetch(sent.approve)
  if (!page.ok) throw new Error(`PayPal's page answered ${page.status}`)
  const agreed = await fetch(sent.approve, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ wallet, answer: 'agree' }) })
  const back = URL.parse(agreed.headers.get('location') ?? '')
  return backFromPayPal(world, shop, back?.searchParams.get('token') ?? '')
}

type About = {
  readonly i: number
  readonly who: Person
  readonly externalNumber: string
  readonly payment: Pick<Checkout, 'gateway' | 'method'>
  readonly refused: readonly RefusedTry[]
}

function checkoutOf(world: ScriptedWorld, shop: Shop, scenario: Scenario, { i, who, externalNumber, payment, refused }: About): Checkout {
  return {
    externalNumber,
    placedAt: placedAt(scenario, shop),
    buyer: {
      name: who.name,
      company: who.company,
      email: scenario.email ?? who.email,
      phone: who.phone,
      language: who.language,
      comment: scenario.comment ?? null,
      poNumber: scenario.poNumber ?? null,
      taxExempt: scenario.tag === 'company_tax_exempt',
    },
    billing: who.address,
    shipping: destination(scenario, who),
    vehicle: vehicleOf(shop.name, scenario, i),
    items: itemsOf(shop, scenario),
    shippingChoice: scenario.shipping ?? 'ground',
    promo: scenario.promo ?? null,
    ...payment,
    mode: scenario.mode,
    mayChargeAgain: scenario.mayChargeAgain ?? false,
    refused,
    ip: scenario.ip ?? who.ip,
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    deviceId: `device-${shop.name}-${who.email}`,
    images: world.images,
    tag: scenario.tag,
  }
}

/** Days ago at a fixed hour; today's orders a few hours ago, so that none lies ahead of the clock. */
function placedAt({ daysAgo, hour }: Scenario, shop: Shop): Date {
  const minute = 7 + shopNames.indexOf(shop.name) * 17
  if (daysAgo === 0) return new Date(Date.now() - (9 - hour) * 3_600_000 - minute * 60_000)
  const date = new Date(Date.now() - daysAgo * 86_400_000)
  date.setUTCHours(hour, minute, 23, 0)
  return date
}

function buyerOf(shop: ShopName, scenario: Scenario, i: number): Person {
  const everyday = (n: number) => people[(n + shopNames.indexOf(shop) * 6) % people.length]
  const chosen =
    scenario.buyer === undefined ? everyday(i) : scenario.buyer === 'first_again' ? everyday(0) : particular[scenario.buyer][shop]
  if (!chosen) throw new Error('no buyer')
  return chosen
}

function destination(scenario: Scenario, who: Person): Address {
  return scenario.sendTo ? { name: who.name, phone: who.phone, ...elsewhere[scenario.sendTo] } : who.address
}

function vehicleOf(shop: ShopName, scenario: Scenario, i: number): Vehicle | null {
  const others: Readonly<Record<ShopName, ShopName>> = { toyota: 'honda', honda: 'ford', ford: 'toyota' }
  const car = cars[shop][i % 3] ?? cars[shop][0]
  const chosen = { year: car.year, make: car.make, model: car.model }
  const vin = vinOf(car, 23_456 + i * 791)
  switch (scenario.vehicle ?? 'valid') {
    case 'valid':
      return { vin, ...chosen }
    case 'model_only':
      return chosen
    case 'none':
      return null
    case 'broken_vin':
      return { vin: brokenVin(vin), ...chosen }
    case 'other_make':
      return { vin: vinOf(cars[others[shop]][0], 55_000 + i), ...chosen }
  }
}

/** The wanted kinds this shop sells; a shop that sells none of them sends its first part. */
function itemsOf(shop: Shop, scenario: Scenario): Item[] {
  if (scenario.tag === 'sixty_lines')
    return Array.from({ length: 60 }, (_, i) => ({ part: shop.parts[i % shop.parts.length] ?? firstOf(shop), quantity: 1 + (i % 4) }))
  const items = scenario.wants.flatMap(([kind, quantity]) => {
    const part = shop.parts.find((one) => one.kind === kind)
    return part ? [{ part, quantity }] : []
  })
  const some = items.length > 0 ? items : [{ part: firstOf(shop), quantity: 1 }]
  return scenario.costUnknown ? some.map((item, i) => ({ ...item, costUnknown: i === 0 })) : some
}

function firstOf(shop: Shop) {
  const [part] = shop.parts
  if (!part) throw new Error(`${shop.title} sells nothing`)
  return part
}

function cardFields(scenario: Pick<Scenario, 'card'>, who: Person): Record<string, string> {
  const { address } = who
  const number = testCards[scenario.card ?? 'visa']
  return {
    type: 'card',
    'card[number]': number,
    'card[exp_month]': '11',
    'card[exp_year]': String(new Date().getUTCFullYear() + 2),
    'card[cvc]': scenario.card === 'amex' ? '7373' : '737',
    'billing_details[name]': who.name,
    'billing_details[email]': who.email,
    'billing_details[address][line1]': address.line1,
    'billing_details[address][city]': address.city,
    'billing_details[address][state]': address.region ?? '',
    'billing_details[address][postal_code]': address.postalCode ?? '',
    'billing_details[address][country]': address.country,
  }
}

function resultOf(shop: ShopName, externalNumber: string, tag: string, order: StoredOrder | undefined): ScriptedResult {
  return {
    shop,
    externalNumber,
    tag,
    status: order?.state ?? 'paying',
    problem: order?.problem ?? null,
    deskNumber: order?.deskNumber ?? null,
  }
}
