import { createHash, randomBytes } from 'node:crypto'

/** A new identifier: prefix, `_`, and 24 letters and digits, as `pi_3x…`. */
export function newId(prefix: string): string {
  return `${prefix}_${token(24)}`
}

/** Random letters and digits. */
export function token(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
}

/** The same 16 letters for the same card in the same account: how one card is recognised without its number. */
export function fingerprintOf(account: string, cardName: string): string {
  return createHash('sha256').update(`${account}/${cardName}`).digest('base64url').replaceAll(/[-_]/g, 'x').slice(0, 16)
}

export type Metadata = Record<string, string>

export type WireAddress = {
  readonly city: string | null
  readonly country: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly postal_code: string | null
  readonly state: string | null
}

export type BillingDetails = {
  readonly address: WireAddress
  readonly email: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly tax_id: string | null
}

export type Shipping = {
  readonly address: WireAddress
  readonly name: string
  readonly phone: string | null
  readonly carrier: string | null
  readonly tracking_number: string | null
}

type Part = string | undefined
type AddressAsk = { readonly [part in keyof WireAddress]?: Part }

/** An address with null for what was not sent or sent empty. */
export function wireAddress(ask: AddressAsk | undefined): WireAddress {
  const part = (value: Part) => value || null
  return {
    city: part(ask?.city),
    country: part(ask?.country),
    line1: part(ask?.line1),
    line2: part(ask?.line2),
    postal_code: part(ask?.postal_code),
    state: part(ask?.state),
  }
}

/** Billing details with null for what was not sent. */
export function wireBilling(
  ask: { address?: AddressAsk; email?: Part; name?: Part; phone?: Part; tax_id?: Part } | undefined,
): BillingDetails {
  return {
    address: wireAddress(ask?.address),
    email: ask?.email || null,
    name: ask?.name || null,
    phone: ask?.phone || null,
    tax_id: ask?.tax_id || null,
  }
}

/** Shipping details, or null when none were sent. */
export function wireShipping(
  ask: { address: AddressAsk; name?: Part; phone?: Part; carrier?: Part; tracking_number?: Part } | undefined,
): Shipping | null {
  if (!ask) return null
  return {
    address: wireAddress(ask.address),
    name: ask.name ?? '',
    phone: ask.phone || null,
    carrier: ask.carrier || null,
    tracking_number: ask.tracking_number || null,
  }
}

/** Merges labels as an update does: an empty value removes its key. */
export function mergeMetadata(before: Metadata, change: Metadata | undefined): Metadata {
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''))
}
