import type { Address } from './address.ts'
import type { CustomsDeclaration } from './customs.ts'
import type { Message } from './rate.ts'
import type { Options } from './shipment.ts'

/** Several boxes from one place to another, quoted and bought together. Its shipments are kept apart. */
export type Order = {
  readonly id: string
  readonly created_at: string
  readonly updated_at: string
  readonly reference: string | null
  readonly is_return: boolean
  readonly options: Options
  readonly messages: readonly Message[]
  readonly customs_info: CustomsDeclaration | null
  readonly from_address: Address
  readonly to_address: Address
  readonly return_address: Address
  readonly buyer_address: Address
}
