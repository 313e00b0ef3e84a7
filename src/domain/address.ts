/** A postal address as its owner typed it; `country` is ISO 3166-1 alpha-2, `region` the state or province as used on an envelope. */
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

/** The name of one field of an address. */
export type AddressField = 'name' | 'company' | 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country' | 'phone'

/** The fields of an address in the order of an envelope. */
export const addressFields: readonly AddressField[] = [
  'name',
  'company',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
]

/** Fields in which two addresses differ for a reader: case, spacing and punctuation do not count, and an empty field equals a missing one. */
export function addressDifferences(a: Address, b: Address): readonly AddressField[] {
  return addressFields.filter((field) => plain(a[field]) !== plain(b[field]))
}

/** Do both addresses lead to the same door? The receiver's name, company and phone do not count. */
export function samePlace(a: Address, b: Address): boolean {
  return addressDifferences(a, b).every((field) => field === 'name' || field === 'company' || field === 'phone')
}

/** Is it a post office box? UPS and FedEx do not deliver there. */
export function isPostBox(address: Address): boolean {
  return /\b(p\.?\s*o\.?\s*box|post office box|bo[iî]te postale|c\.?\s*p\.?\s*\d)/i.test(`${address.line1} ${address.line2 ?? ''}`)
}

/** The address on one line, as Google Maps searches for it: street, city, region and code, country. */
export function mapQuery(address: Address): string {
  const area = [address.region, address.postalCode].filter(Boolean).join(' ')
  return [address.line1, address.line2, address.city, area, address.country].filter(Boolean).join(', ')
}

function plain(value: string | null | undefined): string {
  return (value ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
