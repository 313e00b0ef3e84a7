import type { RateCard } from '../rate-card.ts'
import type { Flaw, TableRow } from './cells.ts'
import { readPrices } from './prices.ts'
import { readServices } from './services.ts'

/** The two tables of a rate card as typed, and whose they are. */
export type CardTables = {
  readonly carrier: string
  readonly currency: string
  readonly services: readonly TableRow[]
  readonly prices: readonly TableRow[]
}

/** Reads a rate card from its tables. The card holds what could be read, and may be used only when nothing is wrong. */
export function readCard({ carrier, currency, ...tables }: CardTables): { readonly card: RateCard; readonly flaws: readonly Flaw[] } {
  const digits = decimalsOf(currency)
  const { services, flaws: inServices } = readServices(tables.services, digits)
  const { prices, flaws: inPrices } = readPrices(tables.prices, digits)
  const card = { carrier, currency, services: services.map(({ offer }) => offer), prices: prices.map(({ at: _at, ...price }) => price) }
  // While a table cannot be read, the other's references say nothing.
  const across = inServices.length + inPrices.length > 0 ? [] : [...unpriced(services, card), ...unknown(prices, card)]
  return { card, flaws: [...inServices, ...inPrices, ...across] }
}

/** Decimals of a currency's minor units: 2 for USD, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

function unpriced(services: ReturnType<typeof readServices>['services'], { prices }: RateCard): readonly Flaw[] {
  return services
    .filter(({ offer }) => !prices.some(({ service }) => service === offer.code))
    .map(({ at, offer }) => ({ table: 'services', row: at, column: 'code', code: 'no_price', typed: offer.code }))
}

function unknown(prices: ReturnType<typeof readPrices>['prices'], { services }: RateCard): readonly Flaw[] {
  const strange = prices.filter(({ service }) => !services.some(({ code }) => code === service))
  const rows = new Map(strange.map(({ at, service }) => [at, service]))
  return Array.from(rows, ([row, typed]) => ({ table: 'prices', row, column: 'service', code: 'unknown_service', typed }))
}
