import type { PayMode } from '../shapes.ts'

/** Which part, by its drawing's kind, and how many. */
type Wanted = readonly [kind: string, quantity: number]

/**
 * One scripted order of each shop. Left out: an everyday buyer, a valid VIN, a good card, ground shipping, billed and sent to one address. With `wallet` a shop
 * that takes PayPal is paid from that test wallet instead of the card.
 */
export type Scenario = {
  readonly tag: string
  readonly daysAgo: number
  readonly hour: number
  readonly mode: PayMode
  readonly wants: readonly Wanted[]
  readonly card?: keyof typeof testCards
  /** cards tried before, each with what it was to pay in cents */
  readonly refused?: readonly { readonly card: keyof typeof testCards; readonly amount: number }[]
  /** the buyer hides behind these */
  readonly email?: string
  readonly ip?: string
  readonly wallet?: string
  readonly buyer?: 'french' | 'polish' | 'company' | 'first_again'
  readonly vehicle?: 'valid' | 'model_only' | 'none' | 'broken_vin' | 'other_make'
  readonly sendTo?: 'far' | 'poBox'
  readonly shipping?: string
  readonly promo?: string
  readonly comment?: string
  readonly poNumber?: string
  readonly costUnknown?: boolean
  readonly mayChargeAgain?: boolean
}

/** Numbers of the gateway's test cards the scripted buyers hold. */
export const testCards = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  amex: '378282246310005',
  discover: '6011111111111117',
  addressFails: '4000000000000010',
  postalCodeFails: '4000000000000036',
  cvcFails: '4000000000000101',
  elevatedRisk: '4000000000009235',
  highestRisk: '4000000000004954',
  fromCanada: '4000001240000000',
  fromBritain: '4000008260000000',
  declined: '4000000000000002',
  lost: '4000000000009987',
} as const

/** The orders every shop gets, oldest first; the last one differs by shop. */
export const scenarios: readonly Scenario[] = [
  {
    tag: 'plain_sale',
    daysAgo: 12,
    hour: 15,
    mode: 'sale',
    wants: [
      ['strut', 2],
      ['air-filter', 1],
    ],
    mayChargeAgain: true,
  },
  {
    tag: 'french',
    daysAgo: 11,
    hour: 18,
    mode: 'sale',
    buyer: 'french',
    card: 'fromCanada',
    wants: [
      ['brake-pads', 1],
      ['rotor', 2],
    ],
    comment: 'Merci de bien emballer les disques. Livraison après 17 h si possible.',
  },
  {
    tag: 'company_tax_exempt',
    daysAgo: 10,
    hour: 14,
    mode: 'authorization',
    buyer: 'company',
    card: 'amex',
    wants: [
      ['bumper', 1],
      ['grille', 1],
      ['headlamp', 1],
    ],
    poNumber: 'PO-88213',
    mayChargeAgain: true,
  },
  {
    tag: 'no_vin',
    daysAgo: 9,
    hour: 20,
    mode: 'sale',
    vehicle: 'model_only',
    card: 'mastercard',
    wallet: 'good',
    wants: [['mirror', 1]],
    comment: 'I do not have the VIN at hand. Please tell me if the mirror does not fit.',
  },
  {
    tag: 'promo',
    daysAgo: 8,
    hour: 16,
    mode: 'sale',
    promo: 'SPRING10',
    wants: [
      ['spark-plugs', 4],
      ['oil-filter', 2],
      ['air-filter', 1],
    ],
  },
  { tag: 'po_box', daysAgo: 7, hour: 17, mode: 'authorization', sendTo: 'poBox', wants: [['oil-filter', 6]] },
  {
    tag: 'polish',
    daysAgo: 6,
    hour: 19,
    mode: 'authorization',
    buyer: 'polish',
    wants: [
      ['water-pump', 1],
      ['caliper', 1],
      ['brake-pads', 1],
    ],
    mayChargeAgain: true,
  },
  {
    tag: 'core_charge',
    daysAgo: 5,
    hour: 15,
    mode: 'sale',
    wants: [['alternator', 1]],
    card: 'discover',
    comment: 'How do I send the old alternator back?',
  },
  {
    tag: 'token',
    daysAgo: 5,
    hour: 21,
    mode: 'token',
    wants: [
      ['rotor', 2],
      ['brake-pads', 1],
    ],
  },
  { tag: 'bad_check_digit', daysAgo: 4, hour: 14, mode: 'authorization', vehicle: 'broken_vin', wants: [['headlamp', 1]] },
  {
    tag: 'hazmat',
    daysAgo: 4,
    hour: 18,
    mode: 'sale',
    wants: [
      ['airbag', 1],
      ['battery', 1],
      ['aerosol', 2],
    ],
  },
  {
    tag: 'cost_missing',
    daysAgo: 3,
    hour: 13,
    mode: 'authorization',
    wants: [
      ['wheel', 4],
      ['strut', 1],
    ],
    costUnknown: true,
  },
  {
    tag: 'other_make',
    daysAgo: 3,
    hour: 19,
    mode: 'authorization',
    vehicle: 'other_make',
    wallet: 'unverified',
    wants: [
      ['strut', 2],
      ['mirror', 1],
    ],
  },
  { tag: 'cvc_fail', daysAgo: 2, hour: 16, mode: 'authorization', card: 'cvcFails', wants: [['headlamp', 2]] },
  { tag: 'avs_fail', daysAgo: 2, hour: 22, mode: 'authorization', card: 'addressFails', sendTo: 'far', wants: [['alternator', 2]] },
  {
    tag: 'many_of_one',
    daysAgo: 1,
    hour: 15,
    mode: 'authorization',
    card: 'postalCodeFails',
    email: 'bulk.parts77@mailinator.com',
    // A server rented in France (OVH).
    ip: '51.68.0.0',
    vehicle: 'none',
    wants: [['spark-plugs', 64]],
    comment: 'Please send everything in one box.',
  },
  {
    tag: 'far_addresses',
    daysAgo: 1,
    hour: 20,
    mode: 'sale',
    sendTo: 'far',
    wallet: 'refund_slow',
    wants: [
      ['bumper', 1],
      ['mirror', 2],
    ],
  },
  {
    tag: 'expedited_costly',
    daysAgo: 0,
    hour: 4,
    mode: 'authorization',
    card: 'fromBritain',
    refused: [
      { card: 'declined', amount: 9_418_20 },
      { card: 'lost', amount: 9_418_20 },
    ],
    shipping: 'overnight',
    sendTo: 'far',
    vehicle: 'none',
    wants: [
      ['headlamp', 4],
      ['mirror', 4],
      ['alternator', 2],
    ],
  },
  { tag: 'returning_buyer', daysAgo: 0, hour: 6, mode: 'token', buyer: 'first_again', wants: [['strut', 1]], mayChargeAgain: true },
]

/** The twentieth order of each shop. */
export const lastScenario: Readonly<Record<string, Scenario>> = {
  toyota: {
    tag: 'sixty_lines',
    daysAgo: 0,
    hour: 8,
    mode: 'authorization',
    wants: [],
    comment: 'Stock order for the whole quarter.',
    buyer: 'company',
    poNumber: 'Q4-2207',
  },
  honda: {
    tag: 'elevated_risk',
    daysAgo: 0,
    hour: 8,
    mode: 'authorization',
    card: 'elevatedRisk',
    shipping: 'two-day',
    wants: [['wheel', 4]],
  },
  ford: {
    tag: 'plain_authorization',
    daysAgo: 0,
    hour: 8,
    mode: 'authorization',
    wants: [
      ['strut', 2],
      ['oil-filter', 1],
    ],
    mayChargeAgain: true,
  },
}
