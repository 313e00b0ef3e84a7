import { z } from 'zod'

/** A short text, `null` when it is left out or empty as a form sends it. */
export const line = z
  .string()
  .max(300)
  .nullish()
  .transform((text) => (text?.trim() ? text.trim() : null))

/** An address as callers send it, or the id of one. Names of things the twin does not know are passed over. */
export const AddressAsk = z.object({
  id: z.string().optional(),
  name: line,
  company: line,
  street1: line,
  street2: line,
  city: line,
  state: line,
  zip: line,
  country: line,
  phone: line,
  email: line,
  carrier_facility: line,
  residential: z.boolean().nullish(),
  federal_tax_id: line,
  state_tax_id: line,
  verify: z.unknown().optional(),
  verify_strict: z.unknown().optional(),
})
export type AddressAsk = z.infer<typeof AddressAsk>
