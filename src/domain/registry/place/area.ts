import type { Address } from '../../address.ts'
import { searchKey } from '../../search-key.ts'

/** Whose post's rules an address is read by. */
export type Post = 'US' | 'CA' | 'other'

/** The country as ISO 3166-1 alpha-2 in capitals, and its post. What USPS delivers to under a code of its own (Puerto Rico, Guam, …) is the US. */
export function postOf(typed: string): { readonly country: string; readonly post: Post } {
  const country = typed.normalize('NFKC').trim().toUpperCase()
  if (/^(?:US|USA|PR|VI|GU|AS|MP|UM)$/.test(country)) return { country: 'US', post: 'US' }
  return country === 'CA' || country === 'CAN' ? { country: 'CA', post: 'CA' } : { country, post: 'other' }
}

/** The part of a country an address lies in: ZIP5, the six signs of a Canadian code, or any other code as it is; city and region when there is none; else ''. */
export function areaOf({ postalCode, city, region }: Address, post: Post): string {
  const code = searchKey((postalCode ?? '').slice(0, 40))
  const read = post === 'US' ? zip5Of(code) : post === 'CA' ? (/^[a-z]\d[a-z]\d[a-z]\d$/.exec(code)?.[0] ?? '') : code
  if (read !== '') return read
  const town = searchKey(city.slice(0, 200))
  return town === '' ? '' : `${town}/${searchKey((region ?? '').slice(0, 200))}`
}

/** The first five of five or nine digits. Spreadsheets eat the zero New England's begin with. */
function zip5Of(code: string): string {
  if (/^\d{5}(?:\d{4})?$/.test(code)) return code.slice(0, 5)
  return /^\d{4}$|^\d{8}$/.test(code) ? `0${code}`.slice(0, 5) : ''
}
