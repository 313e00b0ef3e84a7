import { z } from 'zod'
import { AddressAsk, line } from '../addresses/shapes.ts'
import { CustomsAsk, ParcelAsk } from './parcels.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).optional()
const text = z.string().max(100).optional()

/** What a shipment may ask for beside its boxes; the rest is kept as it comes. */
export const OptionsAsk = z.looseObject({
  label_format: z.string().toUpperCase().optional(),
  label_resolution: z.coerce.number().optional(),
  delivery_confirmation: z.string().optional(),
  saturday_delivery: flag,
  additional_handling: flag,
  hazmat: z.string().optional(),
  print_custom_1: text,
  print_custom_2: text,
  print_custom_3: text,
  invoice_number: text,
  label_date: z.string().optional(),
  date_advance: z.coerce.number().int().min(0).max(30).optional(),
})

const reference = z.string().nullish()

/** Carrier accounts, by id or as things with one. */
export const CarrierAccountsAsk = z
  .array(z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]))
  .nullish()
  .transform((list) => list ?? [])

/** A box and where it goes. */
export const ShipmentAsk = z.object({
  to_address: AddressAsk,
  from_address: AddressAsk,
  return_address: AddressAsk.nullish(),
  buyer_address: AddressAsk.nullish(),
  parcel: ParcelAsk,
  customs_info: CustomsAsk.nullish(),
  options: OptionsAsk.nullish(),
  reference,
  is_return: flag,
  carrier_accounts: CarrierAccountsAsk,
  insurance: z.union([z.string(), z.number()]).nullish(),
  service: line,
})
export type ShipmentAsk = z.infer<typeof ShipmentAsk>

/** One box of an order: where it goes is said once, at the order. */
export const BoxAsk = z.object({
  parcel: ParcelAsk,
  options: OptionsAsk.nullish(),
  customs_info: CustomsAsk.nullish(),
  reference,
})
