import type { Address } from '../records/address.ts'
import { milesBetween, placeOf } from './places.ts'

/** What matters of two addresses for a price. Zones 2 to 8 by miles, 9 for islands, Alaska and abroad. */
export type Trip = {
  readonly zone: number
  readonly residential: boolean
  readonly postBox: boolean
  readonly abroad: boolean
}

const cuts = [150, 300, 600, 1000, 1400, 1800]
const farStates = ['AK', 'HI', 'PR', 'VI', 'AP', 'AA', 'AE']

/** The trip between two addresses; undefined when one of them is nowhere. */
export function tripBetween(from: Address, to: Address): Trip | undefined {
  const postBox = /\bp\.?\s*o\.?\s*box\b/i.test(`${to.street1} ${to.street2}`)
  const residential = to.residential ?? !to.company
  const abroad = countryOf(from) !== countryOf(to)
  if (abroad) return { zone: 9, residential, postBox, abroad }
  const [start, end] = [placeOf(from.zip), placeOf(to.zip)]
  if (countryOf(to) !== 'US' || !start || !end) return undefined
  const far = farStates.some((state) => (state === start.state) !== (state === end.state))
  const zone = far ? 9 : 2 + cuts.filter((cut) => milesBetween(start, end) > cut).length
  return { zone, residential, postBox, abroad }
}

function countryOf({ country }: Address): string {
  return (country ?? 'US').toUpperCase()
}
