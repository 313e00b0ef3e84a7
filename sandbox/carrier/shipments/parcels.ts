import { z } from 'zod'
import type { Account } from '../account.ts'
import { line } from '../addresses/shapes.ts'
import { newId } from '../ids.ts'
import type { CustomsDeclaration, CustomsItem } from '../records/customs.ts'
import type { Parcel } from '../records/parcel.ts'
import { ApiError } from '../wire/errors.ts'

const side = z.coerce.number().positive().max(1000).nullish()

/** A box as callers send it, or the id of one. */
export const ParcelAsk = z.object({
  id: z.string().optional(),
  weight: z.coerce.number().optional(),
  length: side,
  width: side,
  height: side,
  predefined_package: line,
})

/** Goods as callers declare them, or the id of a declaration. */
export const CustomsItemAsk = z.object({
  id: z.string().optional(),
  description: z.string().default(''),
  quantity: z.coerce.number().positive().default(1),
  value: z.coerce.number().min(0).default(0),
  weight: z.coerce.number().positive().default(1),
  hs_tariff_number: line,
  origin_country: z.string().length(2).default('US'),
  code: line,
  manufacturer: line,
  currency: line,
  eccn: line,
  printed_commodity_identifier: line,
})

/** A customs declaration as callers send it, or the id of one. */
export const CustomsAsk = z.object({
  id: z.string().optional(),
  contents_type: z.string().default('merchandise'),
  contents_explanation: z.string().nullish(),
  customs_certify: z.union([z.boolean(), z.literal('true').transform(() => true)]).default(false),
  customs_signer: line,
  eel_pfc: line,
  non_delivery_option: z.string().default('return'),
  restriction_type: z.string().default('none'),
  restriction_comments: line,
  declaration: line,
  customs_items: z.array(CustomsItemAsk).default([]),
})

/** The box an ask names by its id, or the one it describes, kept. Weight counts to a tenth of an ounce. */
export function parcelFor(account: Account, ask: z.infer<typeof ParcelAsk>): Parcel {
  if (ask.id !== undefined) return account.need('parcel', ask.id)
  const { weight = 0 } = ask
  if (!(weight > 0)) throw new ApiError('PARCEL.PARAMETERS.INVALID', [{ field: 'weight', message: 'must be more than 0 ounces' }])
  const sides = [ask.length, ask.width, ask.height].filter((one) => one != null)
  if (sides.length % 3 !== 0) throw new ApiError('PARCEL.PARAMETERS.INVALID', [{ field: 'length', message: 'give all sides or none' }])
  return account.put('parcel', {
    ...signed(account, 'prcl', 'Parcel'),
    length: tenth(ask.length),
    width: tenth(ask.width),
    height: tenth(ask.height),
    predefined_package: ask.predefined_package,
    weight: tenth(weight) ?? weight,
  })
}

/** The declaration an ask names or describes, kept with its items. */
export function customsFor(account: Account, ask: z.infer<typeof CustomsAsk>): CustomsDeclaration {
  if (ask.id !== undefined) return account.need('customs_info', ask.id)
  return account.put('customs_info', {
    ...ask,
    ...signed(account, 'cstinfo', 'CustomsInfo'),
    contents_explanation: ask.contents_explanation ?? '',
    customs_items: ask.customs_items.map((item) => customsItemFor(account, item)),
  })
}

/** The goods an ask names or describes, kept. */
export function customsItemFor(account: Account, ask: z.infer<typeof CustomsItemAsk>): CustomsItem {
  if (ask.id !== undefined) return account.need('customs_item', ask.id)
  return account.put('customs_item', {
    ...ask,
    ...signed(account, 'cstitem', 'CustomsItem'),
    value: ask.value.toFixed(2),
    weight: tenth(ask.weight) ?? 0,
  })
}

function signed<P extends 'prcl' | 'cstinfo' | 'cstitem', O extends string>(account: Account, prefix: P, object: O) {
  return { id: newId(prefix), object, created_at: account.at, updated_at: account.at, mode: 'test' as const }
}

function tenth(measure: number | null | undefined): number | null {
  return measure == null ? null : Math.round(measure * 10) / 10
}
