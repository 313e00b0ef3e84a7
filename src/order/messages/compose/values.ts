import type { VariableValues } from '#domain/mail/canned-variables.ts'
import { moneyIn } from '#domain/money.ts'
import { carrierName, trackingUrl } from '#domain/tracking.ts'
import { vehicleTitle } from '#domain/vin.ts'
import { vehicleOf } from '../../spine-facts.ts'
import { writtenNumber } from '../../spine-store.ts'
import type { At } from '../../spine.ts'
import type { LetterSources } from '../letters/ink.ts'

/** What each variable is on this order, as a reader of `language` writes it; null where the order has none. */
export function valuesOf({ order, facts, tx }: At, sources: LetterSources, language: 'en' | 'fr'): VariableValues {
  const money = moneyIn(language, order.currency)
  const date = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', { dateStyle: 'long', timeZone: sources.time_zone })
  const name = order.buyer_name.trim()
  return {
    'customer.firstName': name.split(/\s+/)[0] || null,
    'customer.name': name || null,
    'order.number': writtenNumber(sources),
    'order.date': date.format(order.placed_at),
    'order.total': money(facts.total),
    'order.balance': facts.balance > 0 ? money(facts.balance) : null,
    parts: partsOf(sources),
    vehicle: vehicleTitle(vehicleOf(order)) || null,
    vin: order.vehicle_vin,
    tracking: trackingOf(sources),
    'store.name': sources.store_name,
    'store.phone': sources.store_phone,
    'store.email': sources.store_email,
    'store.address': addressOf(sources),
    'me.name': tx.actor.person === null ? null : tx.actor.name,
  }
}

function partsOf({ lines }: LetterSources): string | null {
  const there = lines.filter(({ state }) => state !== 'cancelled')
  return (
    there.map(({ name, part_number: number, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${name} (${number})`).join(', ') || null
  )
}

function trackingOf({ parcels }: LetterSources): string | null {
  const numbers = parcels.flatMap(({ carrier, number, url }) => {
    if (!number) return []
    const link = url ?? trackingUrl(carrier, number)
    return [`${carrierName(carrier)} ${number}${link ? ` (${link})` : ''}`]
  })
  return numbers.join(', ') || null
}

function addressOf({ store_address: address }: LetterSources): string | null {
  if (!address) return null
  const { line1, city, region, postalCode } = address
  return [line1, city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
