import type { Address } from '#domain/address.ts'
import type { Method } from '#domain/fulfillment.ts'
import type { SlipPaper } from '#domain/shipping/printing.ts'

/**
 * Everything a packing slip says. No prices: it travels in the box. `toCome` counts pieces of the line that leave after this shipment; `core`: the buyer gets a
 * deposit back for the old part. `boxes` only where it is known what lies in which, in the order of their labels.
 */
export type Slip = {
  readonly language: 'en' | 'fr'
  readonly paper: SlipPaper
  readonly timeZone: string
  readonly store: {
    readonly name: string
    readonly address: Address | null
    readonly phone: string | null
    readonly email: string | null
    /** PNG, and the size it is drawn in, points */
    readonly logo?: { readonly bytes: Buffer; readonly width: number; readonly height: number }
  }
  readonly order: {
    /** plain, as its barcode has it, and as the store writes it */
    readonly number: number
    readonly written: string
    readonly theirs: string
    readonly placedAt: Date
    readonly purchaseOrder: string | null
    readonly vehicle: string | null
  }
  readonly shipTo: Address
  readonly shipment: {
    readonly sequence: number
    readonly method: Method
    readonly at: Date
    readonly collectedBy: string | null
    readonly tracking: readonly { readonly carrier: string; readonly number: string }[]
  }
  readonly lines: readonly {
    readonly partNumber: string
    readonly name: string
    readonly quantity: number
    readonly of: number
    readonly toCome: number
    readonly core: boolean
  }[]
  readonly boxes?: readonly {
    readonly trackingNumber: string | null
    readonly contents: readonly { readonly partNumber: string; readonly quantity: number }[]
  }[]
}
