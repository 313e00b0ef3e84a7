import type { Carrier, CheckedAddress, Place } from '#ports/carrier.ts'
import { addressOf } from './asking.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { AddressShape, type WireAddress } from './shapes.ts'

/** Asks whether mail is delivered there, and how the post itself writes it. */
export function checkAddressOf(client: Client): Carrier['checkAddress'] {
  return async (place) => {
    try {
      const address = AddressShape.parse(await client.Address.create({ ...addressOf(place), verify: true }))
      return { outcome: 'done', address: toChecked(place, address) }
    } catch (thrown) {
      return toFailure(thrown, false)
    }
  }
}

function toChecked(place: Place, address: WireAddress): CheckedAddress {
  const { success, errors } = address.verifications.delivery
  const messages = errors.map(({ message }) => message)
  const residential = address.residential ?? null
  if (!success) return { state: 'failed', corrected: null, residential, messages }
  const read = placeOf(place, address)
  const differs = whereabouts.some((part) => plain(read[part]) !== plain(place[part])) || !isSameZip(place.postalCode, read.postalCode)
  return { state: differs ? 'corrected' : 'ok', corrected: differs ? read : null, residential, messages }
}

/** Who lives there is not the post's to say. */
function placeOf({ name, company, phone, email }: Place, address: WireAddress): Place {
  return {
    name,
    company,
    line1: address.street1,
    line2: address.street2 || null,
    city: address.city,
    region: address.state || null,
    postalCode: address.zip || null,
    country: address.country,
    phone,
    email,
  }
}

const whereabouts = ['line1', 'line2', 'city', 'region', 'country'] as const

/** The post writes in capitals; that alone corrects nothing. */
function plain(text: string | null): string {
  return (text ?? '').trim().replaceAll(/\s+/g, ' ').toUpperCase()
}

/** The four digits it adds to a ZIP code correct nothing either; other four do. */
function isSameZip(asked: string | null, read: string | null): boolean {
  return plain(asked) === plain(read) || (/^\d{5}$/.test(plain(asked)) && plain(read).startsWith(`${plain(asked)}-`))
}
