import type { Account } from '../account.ts'
import { newId } from '../ids.ts'
import type { Address } from '../records/address.ts'
import type { AddressAsk } from './shapes.ts'
import { verified } from './verify.ts'

/** The address an ask names by its id, or the one it describes, kept; proven too where that was asked for, on pain of an error where strictly. */
export function addressFor(account: Account, ask: AddressAsk): Address {
  if (ask.id !== undefined) return account.need('address', ask.id)
  const plain = addressOf(account, ask)
  const strict = isWanted(ask.verify_strict)
  return keepAddress(account, strict || isWanted(ask.verify) ? verified(plain, strict) : plain)
}

/** Keeps an address. */
export function keepAddress(account: Account, address: Address): Address {
  return account.put('address', address)
}

/** The same address on a label: capitals, and the four digits after the ZIP code. Another one, with an id of its own. */
export function asPrinted(account: Account, address: Address): Address {
  const { name, company } = address
  const printed = verified({ ...address, id: newId('adr') }, false)
  return keepAddress(account, { ...printed, name: name?.toUpperCase() ?? null, company: company?.toUpperCase() ?? null })
}

function addressOf(account: Account, { id: _, verify: _v, verify_strict: _s, ...ask }: AddressAsk): Address {
  const at = account.at.replace('Z', '+00:00')
  return {
    id: newId('adr'),
    object: 'Address',
    created_at: at,
    updated_at: at,
    ...ask,
    country: ask.country?.toUpperCase() ?? 'US',
    residential: ask.residential ?? null,
    mode: 'test',
    verifications: {},
  }
}

/** `true`, a name such as `delivery`, or a list of them. */
function isWanted(verify: unknown): boolean {
  return Array.isArray(verify) ? verify.length > 0 : Boolean(verify) && verify !== 'false'
}
