import { addressFields, type Address, type AddressField } from '#domain/address.ts'
import { anythingGone } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, currentFacts, holdOrder, record, type Held } from '../spine.ts'
import { mergeEdit } from './merge-edit.ts'
import { saveAddress } from './queries.ts'
import { mayEdit } from './read.ts'
import { TypedAddress, type AddressAsk, type AddressKind } from './shapes.ts'

/** One is wrong without the others: they are taken from one person, or an address of two halves would come out. */
const place = [['city', 'region', 'postalCode', 'country']] as const

/** Changes the billing address before anything has left. The shipping address is a flow's: a label may have been bought for it. */
export async function editBilling(
  app: App,
  actor: Actor,
  number: number,
  ask: AddressAsk,
  command: Command,
): Promise<Result<{ readonly fields: readonly AddressField[] }, string>> {
  return holdOrder(app, actor, { number }, command, partOfEdit(ask), (held) => writeAddress(held, 'billing', ask))
}

/** What must be unchanged for an address to be written: all of it, or, when the ask says what it was made from, nothing, because field is held against field. */
export function partOfEdit({ base }: AddressAsk): 'addresses' | 'append' {
  return base ? 'append' : 'addresses'
}

/**
 * Writes one address with the order locked. What it said before stays in the log's erasable values and what the buyer typed stays on the order; "addresses looked
 * at" starts again, because nobody has looked at this one.
 */
export async function writeAddress(
  held: Held,
  kind: AddressKind,
  ask: AddressAsk,
): Promise<Result<{ readonly fields: readonly AddressField[] }, string>> {
  const { sources } = await currentFacts(held)
  const allowed = mayEdit(held.order, anythingGone(sources.shipments))
  if (!allowed.ok) return allowed
  const before = sources[kind]
  const merged = await mergeEdit(held, { type: 'address_changed', kind }, TypedAddress, addressFields, {
    base: ask.base,
    mine: ask.address,
    theirs: before,
    together: place,
  })
  if (!merged.ok) return merged
  const after = merged.value
  const fields = addressFields.filter((field) => (before[field] ?? '') !== (after[field] ?? ''))
  if (fields.length === 0) return refuse('nothing_changed')

  await saveAddress(held.tx, held.order.id, kind, after)
  record(held, { type: 'address_changed', kind, fields, reason: ask.reason }, { before: only(before, fields), after: only(after, fields) })
  change(held, { addresses_checked_at: null, addresses_checked_by: null })
  return ok({ fields })
}

function only(address: Address, fields: readonly AddressField[]): { readonly [field: string]: string | null } {
  return Object.fromEntries(fields.map((field) => [field, address[field] || null]))
}
