/** The languages the shops speak. */
export type Language = 'en' | 'fr'
export type Words = { readonly en: string; readonly fr: string }

/** A part as a shop sells it. Prices, cost and core charge in cents for one piece; grams; millimetres. */
export type Part = {
  readonly number: string
  readonly name: Words
  readonly kind: string
  readonly brand: string
  readonly price: number
  readonly listPrice: number
  readonly cost: number
  readonly core: number
  readonly grams: number
  readonly size: readonly [length: number, width: number, height: number]
  readonly hazmat: boolean
  readonly replacedBy: string | null
}

export type Address = {
  readonly name: string
  readonly company?: string | null
  readonly line1: string
  readonly line2?: string | null
  readonly city: string
  readonly region?: string | null
  readonly postalCode?: string | null
  readonly country: string
  readonly phone?: string | null
}

export type Vehicle = {
  readonly vin?: string | null
  readonly year?: number | null
  readonly make?: string | null
  readonly model?: string | null
}

export type Buyer = {
  readonly name: string
  readonly company?: string | null
  readonly email: string
  readonly phone?: string | null
  readonly language: Language
  readonly comment?: string | null
  readonly poNumber?: string | null
  readonly taxExempt: boolean
}

export type Tax = { readonly ratePpm: number; readonly amount: number; readonly jurisdiction: string; readonly remittedBy: 'store' }

export type Line = {
  readonly partNumber: string
  readonly name: string
  readonly brand: string
  readonly imageUrl: string
  readonly quantity: number
  readonly unitPrice: number
  readonly listPrice: number
  readonly unitCost: number | null
  readonly coreCharge: number
  readonly discount: number
  readonly weightGrams: number
  readonly lengthMm: number
  readonly widthMm: number
  readonly heightMm: number
  readonly hazmat: boolean
  readonly taxes: readonly Tax[]
  readonly coreTaxes: readonly Tax[]
}

export type Totals = {
  readonly subtotal: number
  readonly cores: number
  readonly discounts: number
  readonly shipping: number
  readonly fees: number
  readonly tax: number
  readonly total: number
}

export type Payment =
  | { readonly kind: 'reference'; readonly gateway: GatewayName; readonly reference: string }
  | { readonly kind: 'payment_method'; readonly gateway: GatewayName; readonly token: string }

/** Who takes the buyer's money: by card, or from their PayPal wallet. */
export type GatewayName = 'stripe' | 'paypal'

/** The order as it goes to the desk: the storefront's side of the order API. Amounts in cents. */
export type OrderBody = {
  readonly channel: string
  readonly externalNumber: string
  readonly placedAt: string
  readonly currency: 'USD'
  readonly buyer: Buyer
  readonly billing: Address
  readonly shipping: Address
  readonly vehicle: Vehicle | null
  readonly lines: readonly Line[]
  readonly discounts: readonly { readonly code: string; readonly label: string; readonly amount: number }[]
  readonly fees: readonly { readonly label: string; readonly amount: number }[]
  readonly shippingService: { readonly name: string; readonly amount: number; readonly taxes: readonly Tax[] }
  readonly totals: Totals
  readonly ip: string | null
  readonly userAgent: string | null
  readonly deviceId: string | null
  readonly payment?: Payment
}

/** How a shop pays: sells or holds at the gateway itself and sends the reference, or sends the card's token or the approved PayPal order and leaves the money to the desk. */
export const payModes = ['sale', 'authorization', 'token'] as const
export type PayMode = (typeof payModes)[number]

export const shopNames = ['toyota', 'honda', 'ford'] as const
export type ShopName = (typeof shopNames)[number]

export type Shop = {
  readonly name: ShopName
  readonly title: string
  readonly make: string
  readonly channel: string
  readonly prefix: string
  readonly color: string
  readonly city: string
  readonly mode: PayMode
  readonly parts: readonly Part[]
}
