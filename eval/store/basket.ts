import type { BasketLine } from '#domain/risk/facts.ts'
import type { Random } from '../registry/random.ts'
import type { Kind } from './kinds.ts'

type Part = readonly [name: string, least: number, most: number]
type Parts = readonly [Part, ...Part[]]

/** The lines of an order; amounts in cents. `make` is that of the order's vehicle. */
export function basketOf(random: Random, kind: Kind['basket'], hot: number, make: string | null): readonly BasketLine[] {
  const line = ([name, least, most]: Part, quantity: number, of = make): BasketLine => {
    const price = 100 * (least + random.below(most - least + 1)) - 1
    return {
      name,
      partNumber: `${10_000 + random.below(80_000)}-${random.below(1000)}`,
      brand: null,
      make: of,
      quantity,
      amount: price * quantity,
    }
  }
  const usual = () => Array.from({ length: 1 + random.below(3) }, () => line(random.pick(common), random.chance(0.15) ? 2 : 1))
  switch (kind) {
    case 'filters':
      return [line(random.pick(filters), 6, random.chance(0.5) ? make : random.pick(makes)), ...(random.chance(0.3) ? usual() : [])]
    case 'wheels':
      return [
        line(
          random.pick(dear),
          random.weighted([
            [50, 4],
            [35, 1],
            [15, 2],
          ]),
        ),
      ]
    case 'pile': {
      const several = random.chance(0.4)
      const piles = Array.from({ length: several ? 3 : 1 }, () =>
        line(random.pick(modules), several ? 1 + random.below(2) : 3 + random.below(3), random.pick(makes)),
      )
      return piles
    }
    case 'keys':
      return [line(random.pick(keys), 1 + random.below(2))]
    case 'heavy':
      return [line(random.pick(heavy), 1)]
    case 'usual':
      return random.chance(hot)
        ? [
            line(
              random.pick(wanted),
              random.weighted([
                [80, 1],
                [20, 2],
              ]),
            ),
            ...(random.chance(0.3) ? usual() : []),
          ]
        : usual()
  }
}

/** Makes of cars, the frequent ones of the United States. */
export const makes = [
  'Toyota',
  'Honda',
  'Ford',
  'Chevrolet',
  'Nissan',
  'Hyundai',
  'Kia',
  'Subaru',
  'BMW',
  'Mercedes-Benz',
  'Audi',
  'Mazda',
] as const

const filters: Parts = [
  ['Oil Filter', 6, 14],
  ['Air Filter', 12, 32],
  ['Cabin Air Filter', 14, 38],
  ['Fuel Filter', 15, 60],
]
const common: Parts = [
  ...filters,
  ['Brake Pad Set, Front', 38, 110],
  ['Brake Rotor', 45, 160],
  ['Spark Plug', 8, 24],
  ['Water Pump', 60, 240],
  ['Alternator', 160, 480],
  ['Radiator', 120, 420],
  ['Serpentine Belt', 20, 65],
  ['Floor Mat Set', 70, 190],
  ['Mud Guard Kit', 60, 130],
  ['Door Trim Panel', 90, 310],
  ['Shock Absorber', 70, 260],
  ['Control Arm', 80, 290],
  ['Wiper Blade', 12, 34],
  ['Thermostat', 18, 70],
]
const wanted: Parts = [
  ['Headlight Assembly, LED', 380, 1_450],
  ['HID Headlamp', 320, 1_200],
  ['Alloy Wheel 18in', 220, 780],
  ['Engine Control Module', 280, 1_100],
  ['Oxygen Sensor', 60, 210],
  ['Catalytic Converter', 480, 2_100],
  ['Turbocharger', 700, 2_300],
  ['Air Bag, Driver', 350, 1_100],
  ['Mass Air Flow Sensor', 90, 280],
  ['Navigation Screen', 500, 1_600],
]
const dear: Parts = [
  ['Alloy Wheel 19in', 380, 950],
  ['Turbocharger', 700, 2_300],
  ['All-Season Tire', 140, 360],
  ['Exhaust System, Performance', 600, 1_900],
]
const modules: Parts = [
  ['Airbag Control Module', 280, 700],
  ['Engine Control Module', 280, 1_100],
  ['Performance Tuner', 300, 650],
  ['Headlight Assembly, LED', 380, 1_450],
]
const keys: Parts = [
  ['Smart Key Fob', 140, 420],
  ['Immobilizer Module', 180, 520],
  ['Air Bag, Driver', 350, 1_100],
  ['Ignition Lock with Key', 90, 300],
]
const heavy: Parts = [
  ['Engine Assembly', 2_200, 6_500],
  ['Transmission Assembly', 1_800, 5_200],
  ['Hood Panel', 350, 1_100],
  ['Catalytic Converter', 480, 2_100],
  ['Bumper Cover Assembly', 380, 1_300],
]
