import type { LetterKind } from '../letters.ts'

/** The letters to customers whose words a store may change, in the order an order meets them. */
export const templateKinds = [
  'order_received',
  'pay_link',
  'verify_card',
  'receipt',
  'balance_due',
  'backordered',
  'shipped',
  'ready_for_pickup',
  'delivered',
  'delivery_exception',
  'lines_cancelled',
  'cancelled',
  'refunded',
] as const satisfies readonly LetterKind[]
export type TemplateKind = (typeof templateKinds)[number]

/** A letter's words in one language. The desk's own facts (parts, sums, tracking, buttons) stand between `before` and `after`. */
export type LetterText = { readonly subject: string; readonly before: string; readonly after: string }
/** The same in both languages. */
export type LetterTexts = { readonly en: LetterText; readonly fr: LetterText }

/** The longest each may be, in characters. */
export const longest = { subject: 200, before: 2000, after: 2000 } as const satisfies { readonly [field in keyof LetterText]: number }

/** Is it a letter whose words a store may change? */
export function isTemplate(kind: LetterKind): kind is TemplateKind {
  return templateKinds.some((one) => one === kind)
}

/** May a store do without it? Where to pay and what to do about a hold on one's card is always told. */
export function mayBeOff(kind: TemplateKind): boolean {
  return kind !== 'pay_link' && kind !== 'verify_card' && kind !== 'balance_due'
}

const everywhere = ['order.number', 'order.date', 'customer.name', 'customer.firstName', 'store.name', 'store.phone'] as const

const more: { readonly [kind in TemplateKind]: readonly string[] } = {
  order_received: ['order.total'],
  pay_link: ['amount', 'link.until'],
  verify_card: ['limit', 'card'],
  receipt: ['amount', 'card'],
  balance_due: ['amount', 'order.total'],
  backordered: ['backorder.date'],
  shipped: [],
  ready_for_pickup: [],
  delivered: [],
  delivery_exception: [],
  lines_cancelled: ['order.total'],
  cancelled: [],
  refunded: ['amount', 'card'],
}

/** Variables that may have no value: the line they stand in is left out then. */
const sometimes: readonly string[] = ['store.phone', 'card']

/** The variables a letter knows. A subject takes only those that always have a value. */
export function variablesOf(kind: TemplateKind, field: keyof LetterText): readonly string[] {
  const all = [...everywhere, ...more[kind]]
  return field === 'subject' ? all.filter((name) => !sometimes.includes(name)) : all
}
