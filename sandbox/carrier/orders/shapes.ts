import { z } from 'zod'
import { AddressAsk } from '../addresses/shapes.ts'
import { CustomsAsk } from '../shipments/parcels.ts'
import { BoxAsk, CarrierAccountsAsk, OptionsAsk } from '../shipments/shapes.ts'

/** An order as callers send it. */
export const OrderAsk = z.object({
  to_address: AddressAsk,
  from_address: AddressAsk,
  return_address: AddressAsk.nullish(),
  buyer_address: AddressAsk.nullish(),
  customs_info: CustomsAsk.nullish(),
  shipments: z.array(BoxAsk).max(50).default([]),
  options: OptionsAsk.nullish(),
  reference: z.string().nullish(),
  is_return: z.boolean().optional(),
  carrier_accounts: CarrierAccountsAsk,
  carrier: z.string().optional(),
  service: z.string().optional(),
})
export type OrderAsk = z.infer<typeof OrderAsk>
