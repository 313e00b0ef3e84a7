import type { Address } from '#domain/address.ts'
import { placeIdentifiers } from '#domain/registry/place/ship-to.ts'
import type { NetworkTx } from '#platform/doors.ts'
import { findBase } from './queries.ts'

/** Does the operator list the building of an address as a freight forwarder's? Null for an address that names none. */
export async function isForwarder(tx: NetworkTx, address: Address | null): Promise<boolean | null> {
  const base = address && baseOf(address)
  return base ? (await findBase(tx, base)) !== undefined : null
}

/** The building of an address without its unit, as addresses are compared; null when it names none. */
export function baseOf(address: Address): string | null {
  return placeIdentifiers(address, []).find(({ kind }) => kind === 'ship_to_base')?.value ?? null
}
