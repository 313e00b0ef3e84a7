import type { AddressField } from '#domain/address.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'

const names: { readonly [field in AddressField]: MessageDescriptor } = {
  name: msg`Name`,
  company: msg`Company`,
  line1: msg`Street`,
  line2: msg`Apartment, suite`,
  city: msg`City`,
  region: msg`State`,
  postalCode: msg`ZIP code`,
  country: msg`Country`,
  phone: msg`Phone`,
}

/** Gives `nameOf(field)`: what a field of an address is called. */
export function useFieldNames(): (field: AddressField) => string {
  const { _ } = useLingui()
  return (field) => _(names[field])
}
