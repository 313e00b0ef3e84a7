import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

const names: { readonly [field: string]: MessageDescriptor } = {
  name: msg`Name`,
  company: msg`Company`,
  email: msg`E-mail`,
  phone: msg`Phone`,
  assignee: msg`Assigned to`,
  line1: msg`Street`,
  line2: msg`Apartment, suite`,
  city: msg`City`,
  region: msg`State`,
  postalCode: msg`ZIP code`,
  country: msg`Country`,
  vin: msg`VIN`,
  year: msg`Year`,
  make: msg`Make`,
  model: msg`Model`,
  trim: msg`Trim`,
  engine: msg`Engine`,
  partNumber: msg`Part number`,
  brand: msg`Brand`,
  quantity: msg`Quantity`,
  unitPrice: msg`Price`,
  listPrice: msg`List price`,
  unitCost: msg`Cost`,
  coreCharge: msg`Core charge`,
  discount: msg`Discount`,
  weightGrams: msg`Weight`,
  lengthMm: msg`Length`,
  widthMm: msg`Width`,
  heightMm: msg`Height`,
  hazmat: msg`Hazmat`,
  supersededBy: msg`Superseded by`,
  supplier: msg`Supplier`,
  supplierPo: msg`Supplier’s PO`,
}

/** Fields whose figures are minor units. */
export const moneyFields: readonly string[] = ['unitPrice', 'listPrice', 'unitCost', 'coreCharge', 'discount']

/** Gives `nameOf(field)`: what a changed field is called; one without a word keeps its own name, never hidden. */
export function useFieldNames(): (field: string) => string {
  const { _ } = useLingui()
  return (field) => {
    const found = names[field]
    return found ? _(found) : field
  }
}
