import { randomUUID } from 'node:crypto'
import { firstPrintSettings } from '#domain/shipping/printing.ts'
import type { OrderPageView } from '../../src/apps/order-page.ts'
import { address, orderAsk } from '#test/support/orders.ts'
import type { PayDesk } from '#test/support/pay-page.ts'

/** The order a field is written on, with its page as the clerk has it. */
export type Writing = { readonly at: PayDesk; readonly number: number; readonly page: OrderPageView }

/** One free field of one writing route: its path in the body, and a body that is right when `text` is. `to` is where the words are kept. */
export type FreeField = {
  readonly route: string
  readonly field: string
  readonly to: string
  readonly body: (text: string, writing: Writing) => object | Promise<object>
}

const store = '/desk/stores/:store'
const order = `${store}/orders/:number`
const lineOf = ({ page }: Writing) => page.content.lines[0]?.id
const holdOf = ({ page }: Writing) => page.payment.history.find(({ kind }) => kind === 'authorization')?.id
const crate = { lengthMm: 300, widthMm: 200, heightMm: 100 }
const freshMail = () => `q${randomUUID()}@example.com`
const cash = { direction: 'in', amount: 100, method: 'cash', reference: 'till 4', note: 'at the counter' }
const mailed = { notify: false, slip: false }
const parcel = { trackingNumber: '1Z5R89390357567127', carrier: 'ups' }
const role = async ({ at }: Writing) => (await at.boss.get('/desk/stores/harbor/settings/people')).body.roles[0].id
const settings = async ({ at }: Writing) => (await at.boss.get('/desk/stores/harbor/settings')).body.settings
const phoneOrder = () => {
  const { currency, buyer, billing, shipping, shippingService, lines, totals } = orderAsk()
  return { currency, buyer, billing, shipping, shippingService, lines, totals }
}

/** Free fields in which people write what they like, at least one for each place words are kept. */
export const freeFields: readonly FreeField[] = [
  { route: `POST ${order}/notes`, field: 'body', to: 'notes.body', body: (text) => ({ body: text }) },
  { route: `POST ${order}/messages`, field: 'subject', to: 'letters.facts', body: (text) => ({ subject: text, body: 'Hello' }) },
  { route: `POST ${order}/messages`, field: 'body', to: 'letters.facts', body: (text) => ({ subject: 'Hello', body: text }) },
  {
    route: `POST ${order}/messages`,
    field: 'html',
    to: 'letters.facts',
    body: (text) => ({ subject: 'Hello', body: 'Hello', html: `<p>${text}</p>` }),
  },
  { route: `POST ${order}/summary/status`, field: 'reason', to: 'activities.event', body: (text) => ({ status: 'on_hold', reason: text }) },
  { route: `POST ${order}/summary/dms-number`, field: 'dmsNumber', to: 'orders.dms_number', body: (text) => ({ dmsNumber: text }) },
  {
    route: `POST ${order}/fraud/marks`,
    field: 'reason',
    to: 'fraud_marks.reason',
    body: (text) => ({ mark: 'suspected', code: 'stolen_card', reason: text }),
  },
  {
    route: `POST ${order}/fraud/marks`,
    field: 'note',
    to: 'fraud_marks.note',
    body: (text) => ({ mark: 'suspected', code: 'stolen_card', reason: 'Odd', note: text }),
  },
  {
    route: `POST ${order}/addresses/billing`,
    field: 'address.line2',
    to: 'order_addresses.line2',
    body: (text) => ({ address: { ...address, company: null, line2: text }, reason: 'As told by phone' }),
  },
  {
    route: `POST ${order}/addresses/shipping`,
    field: 'reason',
    to: 'activities.event',
    body: (text) => ({ address: { ...address, company: null, line2: 'Dock 4' }, reason: text }),
  },
  {
    route: `POST ${order}/addresses/buyer`,
    field: 'company',
    to: 'orders.buyer_company',
    body: (text) => ({ name: 'Ava Martin', company: text, email: null, phone: null }),
  },
  {
    route: `POST ${order}/content/edits`,
    field: 'line.partNumber',
    to: 'order_lines.part_number',
    body: (text) => ({ kind: 'add_line', line: { partNumber: text, name: 'Strut', quantity: 1, unitPrice: 100 } }),
  },
  {
    route: `POST ${order}/content/edits`,
    field: 'line.name',
    to: 'order_lines.name',
    body: (text, writing) => ({ kind: 'edit_line', id: lineOf(writing), line: { name: text } }),
  },
  {
    route: `POST ${order}/content/edits`,
    field: 'reason',
    to: 'activities.event',
    body: (text, writing) => ({ kind: 'cancel_line', id: lineOf(writing), quantity: 1, reason: text }),
  },
  {
    route: `POST ${order}/content/edits`,
    field: 'label',
    to: 'orders.discounts',
    body: (text) => ({ kind: 'add_discount', label: text, amount: 1 }),
  },
  {
    route: `POST ${order}/content/states`,
    field: 'supplierPo',
    to: 'order_lines.supplier_po',
    body: (text, writing) => ({ lines: [lineOf(writing)], state: 'ordered', supplier: 'Depot', supplierPo: text }),
  },
  {
    route: `POST ${order}/content/vehicle`,
    field: 'engine',
    to: 'orders.vehicle_engine',
    body: (text) => ({ vin: null, year: 2019, make: 'Toyota', model: 'Camry', trim: null, engine: text }),
  },
  {
    route: `POST ${order}/fulfillment/ready`,
    field: 'note',
    to: 'shipments.note',
    body: (text, writing) => ({ lines: [{ line: lineOf(writing), quantity: 1 }], ...mailed, note: text }),
  },
  {
    route: `POST ${order}/fulfillment/ship-and-complete`,
    field: 'parcels.0.trackingNumber',
    to: 'parcels.tracking_number',
    body: (text, writing) => ({
      method: 'tracking',
      lines: [{ line: lineOf(writing), quantity: 1 }],
      parcels: [{ ...parcel, trackingNumber: text, carrier: 'other' }],
      ...mailed,
    }),
  },
  {
    route: `POST ${order}/fulfillment/ship-and-complete`,
    field: 'collectedBy',
    to: 'shipments.collected_by',
    body: (text, writing) => ({ method: 'pickup', lines: [{ line: lineOf(writing), quantity: 1 }], ...mailed, collectedBy: text }),
  },
  {
    route: `POST ${order}/cancel`,
    field: 'reason',
    to: 'orders.cancelled_reason',
    body: (text) => ({ what: 'order', reason: text, notify: true, seen: { voided: 15_100, returned: 0 } }),
  },
  {
    route: `POST ${order}/payment/voids`,
    field: 'reason',
    to: 'transactions.reason',
    body: (text, writing) => ({ transaction: holdOf(writing), reason: text }),
  },
  {
    route: `POST ${order}/payment/offline`,
    field: 'reference',
    to: 'transactions.outside_reference',
    body: (text) => ({ ...cash, reference: text }),
  },
  { route: `POST ${order}/payment/offline`, field: 'note', to: 'transactions.note', body: (text) => ({ ...cash, note: text }) },
  { route: `POST ${order}/payment/links`, field: 'note', to: 'letters.facts', body: (text) => ({ amount: 100, note: text }) },
  {
    route: `POST ${store}/orders`,
    field: 'buyer.comment',
    to: 'orders.buyer_comment',
    body: (text) => {
      const ask = phoneOrder()
      return { ...ask, buyer: { ...ask.buyer, comment: text } }
    },
  },
  { route: `POST ${store}/settings/keys`, field: 'name', to: 'api_keys.name', body: (text) => ({ name: text, scopes: ['orders:read'] }) },
  {
    route: `POST ${store}/settings/people/roles`,
    field: 'name',
    to: 'roles.name',
    body: (text) => ({ name: text, reach: 'own', rights: [] }),
  },
  {
    route: `POST ${store}/settings/people`,
    field: 'name',
    to: 'people.name',
    body: async (text, writing) => ({ name: text, email: freshMail(), role: await role(writing), language: 'en' }),
  },
  {
    route: `PUT ${store}/settings`,
    field: 'address.line1',
    to: 'store_settings.address',
    body: async (text, writing) => ({
      ...(await settings(writing)),
      address: { name: 'Harbor', line1: text, line2: null, city: 'Austin', region: 'TX', postalCode: '78704', country: 'US' },
    }),
  },
  {
    route: `PUT ${store}/settings/gateway`,
    field: 'name',
    to: 'gateway_accounts.name',
    body: (text) => ({ gateway: 'stripe', name: text, secretKey: 'sk_test_harbor', publishableKey: 'pk_test_harbor' }),
  },
  {
    route: `POST ${store}/settings/carriers/cards`,
    field: 'services',
    to: 'rate_cards.card',
    body: (text) => ({
      account: null,
      name: `Own van ${randomUUID()}`,
      services: `code,name,class\nvan,${text},ground`,
      prices: 'service,pounds,2\nvan,50,12.00',
      holdsFrom: '2100-01-01',
    }),
  },
  {
    route: `POST ${store}/settings/ship-from`,
    field: 'address.line1',
    to: 'ship_from_places.address',
    body: (text) => ({
      name: `Store ${randomUUID()}`,
      address: {
        name: 'Harbor',
        company: null,
        line1: text,
        line2: null,
        city: 'Austin',
        region: 'TX',
        postalCode: '78704',
        country: 'US',
        phone: null,
      },
      timeZone: 'America/Chicago',
      cutoff: '15:00',
      weekdays: [1, 2, 3, 4, 5],
      closed: [],
    }),
  },
  {
    route: `POST ${store}/settings/canned`,
    field: 'en.body',
    to: 'canned_messages.body_en',
    body: (text) => ({ name: `Said ${randomUUID()}`, en: { subject: 'Hello', body: text }, fr: { subject: '', body: '' } }),
  },
  {
    route: `POST ${store}/settings/boxes`,
    field: 'name',
    to: 'box_presets.name',
    body: (text) => ({ name: text, inner: crate, outer: crate, emptyGrams: 200, mostGrams: 9_000 }),
  },
  {
    route: `PUT ${store}/settings/printing/:workstation`,
    field: 'name',
    to: 'print_settings.name',
    body: (text) => ({ name: text, settings: firstPrintSettings }),
  },
  { route: 'PATCH /desk/me', field: 'name', to: 'people.name', body: (text) => ({ name: text }) },
  {
    route: 'POST /desk/network/registry/forwarders',
    field: 'comment',
    to: 'forwarders.comment',
    body: (text) => ({ line1: '77 Export Way', city: 'Miami', region: 'FL', postalCode: '33126', country: 'US', comment: text }),
  },
  {
    route: 'POST /desk/network/stores',
    field: 'name',
    to: 'stores.name',
    body: (text) => ({
      name: text,
      slug: `s${randomUUID().slice(0, 8)}`,
      timeZone: 'UTC',
      currency: 'USD',
      language: 'en',
      supervisor: { name: 'Sue', email: freshMail(), language: 'en' },
    }),
  },
  {
    route: `PUT ${store}/settings/risk/rules`,
    field: 'rules.0.effects.hold',
    to: 'risk_rules.rules',
    body: (text) => ({
      rules: [
        {
          id: 'night',
          version: 1,
          name: 'Night',
          on: true,
          currency: 'USD',
          when: { fact: 'hour', is: 'at_most', value: 5 },
          effects: { hold: text },
        },
      ],
    }),
  },
]
