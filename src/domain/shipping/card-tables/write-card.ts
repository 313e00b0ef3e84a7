import type { CardOffer, RateCard } from '../rate-card.ts'
import { weekdayCodes } from './cells.ts'
import { daysRow } from './prices.ts'
import { decimalsOf } from './read-card.ts'
import { serviceColumns, type ServiceColumn } from './services.ts'

type Table = readonly (readonly string[])[]

/** The tables `readCard` makes the same card of: for changing a price in the card one has. */
export function writeCard(card: RateCard): { readonly services: Table; readonly prices: Table } {
  const amount = amountsIn(card.currency)
  return {
    services: [serviceColumns, ...card.services.map((offer) => serviceColumns.map((column) => cellOf(offer, column, amount)))],
    prices: pricesTable(card, amount),
  }
}

function amountsIn(currency: string): (minor: number) => string {
  const digits = decimalsOf(currency)
  return (minor) => (minor / 10 ** digits).toFixed(digits)
}

function cellOf(offer: CardOffer, column: ServiceColumn, amount: (minor: number) => string): string {
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  switch (column) {
    case 'code':
    case 'name':
    case 'class':
      return offer[column]
    case 'divisor':
      return offer.divisor === null ? '' : String(offer.divisor)
    case 'most_pounds':
      return String(offer.mostPounds)
    case 'most_girth_inches':
      return String(offer.mostGirthInches)
    case 'fuel_percent':
      return String(offer.fuelPpm / 10_000)
    case 'residential':
    case 'signature':
      return amount(offer[column])
    case 'least_charge':
      return amount(offer.leastCharge)
    case 'po_box':
      return yes(offer.poBox)
    case 'hazmat':
      return yes(offer.hazmat)
    case 'weekdays':
      return offer.days.weekdays.map((day) => weekdayCodes[day]).join(' ')
    case 'closed':
      return offer.days.off.join('|')
  }
}

function pricesTable({ services, prices }: RateCard, amount: (minor: number) => string): Table {
  const zones = [...new Set(prices.map(({ zone }) => zone))].toSorted((a, b) => a - b)
  const rowsOf = ({ code }: CardOffer) => {
    const own = prices.filter(({ service }) => service === code)
    const weights = [...new Set(own.map(({ pounds }) => pounds))].toSorted((a, b) => a - b)
    const days = zones.map((zone) => String(own.find((price) => price.zone === zone)?.days ?? ''))
    const row = (pounds: number) =>
      zones.map((zone) => {
        const price = own.find((one) => one.zone === zone && one.pounds === pounds)
        return price ? amount(price.amount) : ''
      })
    return [
      ...weights.map((pounds) => [code, String(pounds), ...row(pounds)]),
      ...(days.some((day) => day !== '') ? [[code, daysRow, ...days]] : []),
    ]
  }
  return [['service', 'pounds', ...zones.map(String)], ...services.flatMap(rowsOf)]
}
