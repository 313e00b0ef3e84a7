import { uuidv7 } from 'uuidv7'

/** The form as it is typed: every figure is text until it is read. Names follow the order's own, so that its problems find their fields. */
export type Typed = {
  readonly buyer: {
    readonly name: string
    readonly company: string
    readonly email: string
    readonly phone: string
    readonly language: 'en' | 'fr'
    readonly poNumber: string
    readonly comment: string
    readonly taxExempt: boolean
  }
  readonly billing: TypedAddress
  readonly same: boolean
  readonly shipping: TypedAddress
  readonly vehicle: {
    readonly vin: string
    readonly year: string
    readonly make: string
    readonly model: string
    readonly trim: string
    readonly engine: string
  }
  readonly lines: readonly TypedLine[]
  readonly discounts: readonly { readonly id: string; readonly label: string; readonly code: string; readonly amount: string }[]
  readonly fees: readonly { readonly id: string; readonly label: string; readonly amount: string }[]
  readonly shippingService: { readonly name: string; readonly amount: string }
  /** why a tax-exempt customer is: the exemption's number, or a reason */
  readonly exemption: string
  /** what was changed of the store's taxes, by their ids: left out, or at another rate */
  readonly proposed: { readonly [id: string]: { readonly off?: boolean; readonly rate?: string } }
  /** taxes added by hand */
  readonly taxes: readonly TypedTax[]
}

export type TypedTax = {
  readonly id: string
  readonly name: string
  readonly rate: string
  readonly onShipping: boolean
  readonly onCores: boolean
}

export type TypedAddress = {
  readonly name: string
  readonly company: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postalCode: string
  readonly country: string
  readonly phone: string
}

/** One part; `id` tells the rows of the form apart and is not sent. */
export type TypedLine = {
  readonly id: string
  readonly partNumber: string
  readonly name: string
  readonly brand: string
  readonly quantity: string
  readonly unitPrice: string
  readonly listPrice: string
  readonly unitCost: string
  readonly coreCharge: string
  readonly discount: string
  readonly weight: string
  readonly size: string
  readonly hazmat: boolean
}

/** An empty form for a store of this currency and language. */
export function blank(currency: string, language: 'en' | 'fr'): Typed {
  const country = currency === 'CAD' ? 'CA' : currency === 'EUR' ? 'FR' : currency === 'GBP' ? 'GB' : currency === 'MXN' ? 'MX' : 'US'
  const address = { name: '', company: '', line1: '', line2: '', city: '', region: '', postalCode: '', country, phone: '' }
  return {
    buyer: { name: '', company: '', email: '', phone: '', language, poNumber: '', comment: '', taxExempt: false },
    billing: address,
    same: true,
    shipping: address,
    vehicle: { vin: '', year: '', make: '', model: '', trim: '', engine: '' },
    lines: [blankLine()],
    discounts: [],
    fees: [],
    shippingService: { name: '', amount: '' },
    exemption: '',
    proposed: {},
    taxes: [],
  }
}

/** A row for one more part. */
export function blankLine(): TypedLine {
  return {
    id: uuidv7(),
    partNumber: '',
    name: '',
    brand: '',
    quantity: '1',
    unitPrice: '',
    listPrice: '',
    unitCost: '',
    coreCharge: '',
    discount: '',
    weight: '',
    size: '',
    hazmat: false,
  }
}

/**
 * Minor units of a typed price, written the English or the French way: '61.20', '$1,234.50', '1 234,50 $', '7'. Undefined when it is none, or when a point
 * or comma could mean either thousands or decimals ('12.345').
 */
export function readPrice(typed: string, digits: number): number | undefined {
  const text = typed.replaceAll(/[\s\u00A0\u202F$€£]/g, '')
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : /^\d{1,3}(\.\d{3})+,\d+$/.test(text)
      ? text.replaceAll('.', '')
      : text
  const [, whole, decimals = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(plain) ?? []
  if (whole === undefined || decimals.length > digits) return undefined
  return Number(whole) * 10 ** digits + Number(decimals.padEnd(digits, '0'))
}

/** A typed whole number, or undefined. */
export function readCount(typed: string): number | undefined {
  return /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : undefined
}
