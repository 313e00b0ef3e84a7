import type { Address } from '../../address.ts'
import { haveSameName } from './address.ts'

/** Does the name of a shipping method say that the goods are fetched? In English or French. */
export function isPickup(method: string): boolean {
  return /\bpick[ -]?up\b(?! truck)|\bwill[ -]call\b|\bin[ -]store\b|\bcollect (?:at|from|in)\b|\bcueillette\b|\bramassage\b|\bretrait\b|\ben magasin\b/i.test(
    method,
  )
}

/** Is somebody else than the buyer to fetch the goods? Who fetches is who they are addressed to; null when nothing is fetched or a name is missing. */
export function isFetchedByOther(
  method: string,
  {
    buyer,
    billing,
    shipping,
  }: { readonly buyer: string; readonly billing: Pick<Address, 'name'>; readonly shipping: Pick<Address, 'name'> },
): boolean | null {
  if (!isPickup(method)) return null
  const same = [haveSameName(buyer, shipping.name), haveSameName(billing.name, shipping.name)]
  if (same.includes(true)) return false
  return same.includes(false) ? true : null
}
