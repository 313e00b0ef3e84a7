import { searchWords } from '../../search-key.ts'

/** Kinds of parts that thieves resell: ClearSale (offer.clear.sale/autoparts) and sporkmarketing.com name them. */
export const hotClasses = [
  'wheels',
  'tyres',
  'lights',
  'airbags',
  'modules',
  'sensors',
  'catalysts',
  'turbos',
  'keys',
  'screens',
  'tuners',
] as const
export type HotClass = (typeof hotClasses)[number]

/**
 * How many of a kind one vehicle can need at most, a generous guess: five wheels with the spare, five tyres, two catalysts a bank.
 * Null where no number tells anything.
 */
export const needsOfOneVehicle: { readonly [kind in HotClass]: number | null } = {
  wheels: 5,
  tyres: 5,
  lights: 4,
  airbags: 3,
  modules: 2,
  sensors: 12,
  catalysts: 4,
  turbos: 2,
  keys: 4,
  screens: 2,
  tuners: 2,
}

/** The hot kinds that a part's name tells, in English or French, whatever its case and accents. Small things that go with a part ("wheel lock", "headlight bulb") are none. */
export function hotClassesOf(name: string): readonly HotClass[] {
  const kinds = new Set<HotClass>()
  let before = ''
  for (const word of wordsOf(name)) {
    const meaning = meanings.get(word)
    if (meaning === 'small') return []
    const kind = meaning?.after.get(before) ?? meaning?.alone
    if (kind !== undefined && kind !== 'another thing') kinds.add(kind)
    before = word
  }
  return kinds.size === 0 ? none : hotClasses.filter((kind) => kinds.has(kind))
}

const none: readonly HotClass[] = []

/** Plain letters are the rule and need no folding, which would cost ten times as much. */
function wordsOf(name: string): readonly string[] {
  return /^[\x20-\x7E]*$/.test(name) ? (name.toLowerCase().match(/[a-z0-9]+/g) ?? []) : searchWords(name)
}

const phrases: { readonly [kind in HotClass]: string } = {
  wheels: 'wheel, wheels, rim, rims, jante, jantes, roue, roues',
  tyres: 'tire, tires, tyre, tyres, pneu, pneus',
  lights:
    'headlight, headlights, headlamp, headlamps, head light, head lights, head lamp, head lamps, xenon, phare, phares, projecteur, projecteurs',
  airbags: 'airbag, airbags, air bag, air bags, srs, coussin gonflable, coussins gonflables, sac gonflable, sacs gonflables',
  modules:
    'ecu, ecus, ecm, pcm, tcm, bcm, control module, control modules, control unit, control units, engine computer, calculateur, calculateurs, module commande, module controle',
  sensors: 'sensor, sensors, capteur, capteurs, sonde, sondes, radar, radars',
  catalysts: 'catalytic, catalyst, catalysts, catalyseur, catalyseurs, catalytique, catalytiques, pot catalytique',
  turbos:
    'turbo, turbos, turbocharger, turbochargers, supercharger, superchargers, turbocompresseur, turbocompresseurs, compresseur volumetrique',
  keys: 'immobilizer, immobilizers, immobiliser, immobilisers, immobilisateur, antidemarrage, transponder, transponders, transpondeur, key fob, key fobs, smart key, smart keys, key code, remote key, key remote, ignition key, cle contact, cle intelligente, cle telecommande, keyless',
  screens: 'navigation, infotainment, head unit, head units, touchscreen, autoradio, gps',
  tuners: 'tuner, tuners, programmer, programmers, programmateur, performance chip',
}

/** What is sold for the part and not the part. */
const small: readonly string[] = (
  'lock locks bolt bolts nut nuts lug lugs stud studs bulb bulbs gasket gaskets bearing bearings valve valves cap caps hose hoses bracket brackets clip clips screw screws ' +
  'seal seals cover covers bushing bushings cylinder liner liners stem stems wiring harness pigtail connector well housing bezel trim decal sticker ' +
  'ecrou ecrous boulon boulons ampoule ampoules joint joints roulement roulements durite support agrafe vis enjoliveur cache cylindre faisceau connecteur'
).split(' ')

/** Two words that mean another thing than their second alone. */
const otherThings: readonly string[] = ['steering wheel', 'steering wheels', 'fifth wheel', 'gps tracker']

/** What a word means: nothing hot with it in the name, or a kind by itself or after a certain word. One look-up a word keeps ten thousand lines quick. */
type Meaning = 'small' | { readonly alone: HotClass | undefined; readonly after: ReadonlyMap<string, HotClass | 'another thing'> }

const meanings: ReadonlyMap<string, Meaning> = meaningsOf([
  ...hotClasses.flatMap((kind) => phrases[kind].split(', ').map((phrase) => [phrase, kind] as const)),
  ...otherThings.map((phrase) => [phrase, 'another thing'] as const),
])

function meaningsOf(told: readonly (readonly [phrase: string, kind: HotClass | 'another thing'])[]): ReadonlyMap<string, Meaning> {
  const byLast = Map.groupBy(told, ([phrase]) => phrase.split(' ').at(-1) ?? phrase)
  const spoken = [...byLast].map(([last, phrased]): readonly [string, Meaning] => {
    const [, alone] = phrased.find(([phrase]) => phrase === last) ?? []
    const pairs = phrased.filter(([phrase]) => phrase !== last).map(([phrase, kind]) => [phrase.split(' ')[0] ?? '', kind] as const)
    return [last, { alone: alone === 'another thing' ? undefined : alone, after: new Map(pairs) }]
  })
  return new Map([...spoken, ...small.map((word) => [word, 'small'] as const)])
}
