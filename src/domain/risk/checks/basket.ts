import { found, type Finding } from '../codes.ts'
import type { BasketLine, RiskFacts, VehicleFacts } from '../facts.ts'
import { hotClasses, hotClassesOf, needsOfOneVehicle, type HotClass } from '../reading/hot-parts.ts'
import { makerOf } from '../reading/makes.ts'

/** What was ordered, and for which vehicle. */
export function basketFindings({ basket, vehicle }: RiskFacts): readonly Finding[] {
  const pieces = piecesByClass(basket)
  const kinds = hotClasses.filter((kind) => pieces.has(kind))
  const beyond = kinds.filter((kind) => (pieces.get(kind) ?? 0) > (needsOfOneVehicle[kind] ?? Infinity))
  const makers = makersOf(basket)
  const most = Math.max(0, ...beyond.map((kind) => pieces.get(kind) ?? 0))
  return [
    ...found(kinds.length > 0, 'hot_parts', kinds.length, { kinds }),
    ...found(beyond.length > 0, 'beyond_one_vehicle', most, { kinds: beyond }),
    ...found(makers.length >= 3, 'unrelated_makes', makers.length, { makes: makers.slice(0, shownMakes) }),
    ...(vehicle === null ? [] : vehicleFindings(vehicle, kinds)),
  ]
}

function vehicleFindings({ vin, chosen, disagrees, unfit }: VehicleFacts, kinds: readonly HotClass[]): readonly Finding[] {
  const coded = kinds.filter((kind) => kind === 'keys' || kind === 'airbags')
  return [
    ...found(vin !== 'valid' && coded.length > 0, 'keys_without_vin', coded.length, { kinds: coded }),
    ...found(vin === 'none' && !chosen, 'no_vehicle', true),
    ...found(vin === 'invalid', 'vin_invalid', true),
    ...found(disagrees, 'vin_disagrees', true),
    ...found((unfit ?? 0) > 0, 'does_not_fit', unfit),
  ]
}

function makersOf(basket: readonly BasketLine[]): readonly string[] {
  const makes = new Set(basket.flatMap(({ make }) => make ?? []))
  return [...new Set([...makes].flatMap((make) => makerOf(make) || []))].toSorted()
}

/** An order with ten thousand makes is told by the first of them. */
const shownMakes = 12

function piecesByClass(basket: readonly BasketLine[]): ReadonlyMap<HotClass, number> {
  const pieces = new Map<HotClass, number>()
  for (const { name, quantity } of basket) {
    if (!(quantity > 0)) continue
    for (const kind of hotClassesOf(name)) pieces.set(kind, (pieces.get(kind) ?? 0) + quantity)
  }
  return pieces
}
