import { searchKey } from './search-key.ts'

/** The car the parts are for, as the buyer or a clerk gave it; every fact may be missing. `engine` is free text such as '2.5L 4-cyl'. */
export type Vehicle = {
  readonly vin?: string | null
  readonly year?: number | null
  readonly make?: string | null
  readonly model?: string | null
  readonly trim?: string | null
  readonly engine?: string | null
}

/**
 * What a clerk should know beside a decoded VIN: `check_digit` it is wrong where it is mandatory, `check_digit_differs` it is wrong where a
 * maker need not use it, `year_unknown` position 10 names no year, `no_pattern` the maker is known but not this car, `several_trims` one of
 * `trims`, `no_engine` the VIN does not tell the engine.
 */
export type VinNote = 'check_digit' | 'check_digit_differs' | 'year_unknown' | 'no_pattern' | 'several_trims' | 'no_engine'

/** What a VIN says about a car. `trims` are those the VIN allows, one or more of them or none known; `engine` reads '2.5L I4 A25A-FKS'; `valid` means the VIN is well formed and its check digit not wrong. */
export type DecodedVin = {
  readonly vin: string
  readonly year?: number
  readonly make?: string
  readonly model?: string
  readonly series?: string
  readonly trims: readonly string[]
  readonly body?: string
  readonly doors?: number
  readonly engine?: string
  readonly fuel?: string
  readonly drive?: string
  readonly manufacturer?: string
  readonly plant?: string
  readonly valid: boolean
  readonly notes: readonly VinNote[]
}

/** Is a VIN well formed? `differs`: the check digit is not what it should be, but the car was made where none is demanded. `expected` is the right check digit, '0' to '9' or 'X'. */
export type VinVerdict =
  | { readonly ok: true; readonly checkDigit: 'matches' }
  | { readonly ok: true; readonly checkDigit: 'differs'; readonly expected: string }
  | { readonly ok: false; readonly reason: 'length'; readonly length: number }
  | { readonly ok: false; readonly reason: 'characters'; readonly positions: readonly number[] }
  | { readonly ok: false; readonly reason: 'check_digit'; readonly expected: string }

/** A fact in which the chosen vehicle is not the one the VIN names; both sides as they are shown. */
export type Disagreement = {
  readonly field: 'year' | 'make' | 'model' | 'trim' | 'engine'
  readonly decoded: string
  readonly chosen: string
}

/** A typed VIN in its stored form: capitals, without spaces, hyphens and dots. Nothing is corrected, so an O stays an O. */
export function normaliseVin(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s.\p{Pd}]/gu, '')
}

/** Checks length, characters (no I, O, Q; 49 CFR 565.13) and check digit (565.15(c)) of a VIN in any typing; `positions` count from 1. */
export function vinVerdict(typed: string): VinVerdict {
  const vin = normaliseVin(typed)
  if (vin.length !== 17) return { ok: false, reason: 'length', length: vin.length }
  const positions = vin.split('').flatMap((c, i) => (/[A-HJ-NPR-Z0-9]/.test(c) ? [] : [i + 1]))
  if (positions.length > 0) return { ok: false, reason: 'characters', positions }

  const expected = vinCheckDigit(vin)
  if (vin[8] === expected) return { ok: true, checkDigit: 'matches' }
  return isNorthAmerican(vin) ? { ok: false, reason: 'check_digit', expected } : { ok: true, checkDigit: 'differs', expected }
}

/** The check digit a 17-character VIN ought to carry at position 9: '0' to '9' or 'X' (49 CFR 565.15(c), tables III and IV). */
export function vinCheckDigit(vin: string): string {
  const sum = vin.split('').reduce((total, c, i) => total + (letterValues[c] ?? Number(c)) * (positionWeights[i] ?? 0), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** Was it built where the check digit is mandatory: United States 1, 4, 5 and 7F to 70, Canada 2, Mexico 3 (ISO 3780)? */
export function isNorthAmerican(vin: string): boolean {
  return /^([1-5]|7[F-Z0-9])/.test(vin)
}

/**
 * Model year by position 10, its 30-year cycle told by position 7: a letter means 2010 to 2039 (49 CFR 565.15(d), table VII). A year past
 * `latest` (mostly next calendar year) falls back a cycle. Undefined when position 10 names none, as on many cars made for other markets.
 */
export function modelYear(vin: string, latest?: number): number | undefined {
  const step = 'ABCDEFGHJKLMNPRSTVWXY123456789'.indexOf(vin[9] ?? '?')
  if (step < 0) return undefined
  const year = (/[A-Z]/.test(vin[6] ?? '') ? 2010 : 1980) + step
  return latest !== undefined && year > latest ? year - 30 : year
}

/** A vehicle from what its VIN says; the trim only when the VIN leaves one. */
export function vehicleFromVin(decoded: DecodedVin): Vehicle {
  const { vin, year, make, model, engine, trims } = decoded
  return { vin, year, make, model, engine, trim: trims.length === 1 ? trims[0] : undefined }
}

/** The car in one line, '2019 Toyota Camry LE 2.5L': of the engine its displacement when it has one; '' when nothing is known. */
export function vehicleTitle(vehicle: Vehicle): string {
  const make = vehicle.make?.trim() ?? ''
  const model = withoutPrefix(vehicle.model?.trim() ?? '', make)
  const trim = withoutPrefix(vehicle.trim?.trim() ?? '', model)
  const litres = displacement(vehicle.engine ?? '')
  const engine = litres === undefined ? vehicle.engine?.trim() : `${litres.toFixed(1)}L`
  return [vehicle.year, make, model, trim, engine].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ')
}

/**
 * Where the chosen vehicle contradicts its VIN. A fact missing on either side is no contradiction; case, spaces, hyphens, usual short names
 * ('Chevy', 'F150', 'C300' for C-Class) and words about body, drive or trim typed after the model are none either.
 */
export function compareVehicle(decoded: DecodedVin, chosen: Vehicle): readonly Disagreement[] {
  const found: Disagreement[] = []
  const note = (
    field: Disagreement['field'],
    vinSays: string | number | undefined,
    said: string | number | null | undefined,
    agree: () => boolean,
  ) => {
    if (vinSays && said && searchKey(String(said)) && !agree()) found.push({ field, decoded: String(vinSays), chosen: String(said) })
  }
  note('year', decoded.year, chosen.year, () => decoded.year === chosen.year)
  note('make', decoded.make, chosen.make, () => sameMake(decoded.make ?? '', chosen.make ?? ''))
  note('model', decoded.model, chosen.model, () => sameModel(decoded, chosen.model ?? ''))
  note('trim', decoded.trims.join(', '), chosen.trim, () => sameTrim(decoded, chosen.trim ?? ''))
  note('engine', decoded.engine, chosen.engine, () => sameEngine(decoded.engine ?? '', chosen.engine ?? ''))
  return found
}

function withoutPrefix(text: string, prefix: string): string {
  const rest = text.toLowerCase().startsWith(prefix.toLowerCase()) ? text.slice(prefix.length) : text
  return prefix && /^\s/.test(rest) ? rest.trim() : searchKey(text) === searchKey(prefix) ? '' : text
}

/** Dodge and Ram count as one: the trucks changed their badge in 2011 and buyers mix both. */
function sameMake(a: string, b: string): boolean {
  const [one, other] = [makeKey(a), makeKey(b)]
  return one === other || (truckMakes.has(one) && truckMakes.has(other))
}

function makeKey(make: string): string {
  const key = searchKey(make)
  return makeNicknames[key] ?? key
}

function sameModel(decoded: DecodedVin, chosen: string): boolean {
  const make = makeKey(decoded.make ?? '')
  const names = [decoded.model, decoded.series, ...decoded.trims].filter((name) => name !== undefined)
  const known = knownWords(decoded)
  const said = modelForms(make, chosen, (word) => known.has(word))
  return names.some((name) =>
    modelForms(make, name, (word) => known.has(word) || /^\d{3,4}$/.test(word)).some((form) => said.includes(form)),
  )
}

/** The ways one model may be written: whole, without words the VIN's other facts explain, without the make, and as its maker's family of models. */
function modelForms(make: string, model: string, explained: (word: string) => boolean): readonly string[] {
  const words = model
    .replaceAll(/\(.*?\)/g, ' ')
    .split(/\s+/)
    .map(searchKey)
    .filter(Boolean)
  const forms = [words.join(''), words.filter((word, i) => i === 0 || !explained(word)).join('')]
  const bare = forms.flatMap((form) => [form, withoutMake(make, form)]).filter(Boolean)
  return [...bare, ...bare.flatMap((form) => familyOf(make, form))]
}

function withoutMake(make: string, form: string): string {
  if (truckMakes.has(make)) return form.replace(/^(dodge)?(ram)?/, '')
  return form.startsWith(make) ? form.slice(make.length) : form
}

/** BMW sells a 328i as a 3 Series, Mercedes-Benz a C300 as a C-Class. */
function familyOf(make: string, form: string): readonly string[] {
  if (make === 'bmw' && /^[1-8]\d\d[a-z]*$/.test(form)) return [`${form[0]}series`]
  const letters = make === 'mercedesbenz' ? /^([a-z]{1,3})\d{2,3}/.exec(form)?.[1] : undefined
  return letters ? [`${letters}class`] : []
}

function sameTrim(decoded: DecodedVin, chosen: string): boolean {
  const known = new Set([...plainWords, ...wordsOf([decoded.body, decoded.fuel, decoded.drive, decoded.model])])
  const said = trimForms(chosen, known)
  if (said.length < 2) return true
  return [...decoded.trims, decoded.series ?? ''].some((trim) => trimForms(trim, known).some((form) => said.includes(form)))
}

/** The trim whole, and without words that only describe the car; the second is missing when nothing else was said. */
function trimForms(trim: string, known: ReadonlySet<string>): readonly string[] {
  const words = wordsOf([trim.replaceAll(/\(.*?\)/g, ' ')]).filter(
    (word) => !known.has(word) && !/^([vlih]?\d{1,2}|\d(cyl|dr)|\d+l)$/.test(word),
  )
  return [searchKey(trim), words.join('')].filter(Boolean)
}

/** Displacement and number of cylinders must fit where both sides tell them; 2.36 and 2.4 litres are the same engine, 2.4 and 2.5 are not. */
function sameEngine(a: string, b: string): boolean {
  const [litresA, litresB, cylindersA, cylindersB] = [displacement(a), displacement(b), cylinders(a), cylinders(b)]
  if (litresA !== undefined && litresB !== undefined && Math.abs(litresA - litresB) >= 0.06) return false
  return cylindersA === undefined || cylindersB === undefined || cylindersA === cylindersB
}

/** Litres in an engine's description: '2.5L', '2,5 litre', '2494 cc' or a bare '2.5'. */
function displacement(engine: string): number | undefined {
  const litres =
    /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s*-?l(?:it(?:er|re)s?)?\b/i.exec(engine)?.[1] ??
    /(?<![\d.,])(\d[.,]\d)(?![\d.,])/.exec(engine)?.[1]
  if (litres) return Number(litres.replace(',', '.'))
  const cubic = /(?<!\d)(\d{3,5})\s*(?:cc|cm3|cm³|ccm)/i.exec(engine)?.[1]
  return cubic ? Number(cubic) / 1000 : undefined
}

/** Cylinders in an engine's description: 'V6', 'I-4', '4-cyl', '6 cylinders'. */
function cylinders(engine: string): number | undefined {
  const count = /\b[vlihw]-?(\d{1,2})\b/i.exec(engine)?.[1] ?? /(\d{1,2})[\s-]*cyl/i.exec(engine)?.[1]
  return count ? Number(count) : undefined
}

function knownWords(decoded: DecodedVin): ReadonlySet<string> {
  const { make, series, trims, body, fuel, drive } = decoded
  const whole = [series, ...trims].map((name) => searchKey(name ?? ''))
  return new Set([...plainWords, ...whole, makeKey(make ?? ''), ...wordsOf([make, series, ...trims, body, fuel, drive])])
}

function wordsOf(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text ?? '').split(/[\s/,()-]+/).map(searchKey)).filter(Boolean)
}

/** The values of A to Z; I, O and Q have none. */
const letterValues: Readonly<Record<string, number>> = Object.fromEntries(
  'ABCDEFGHJKLMNPRSTUVWXYZ'.split('').map((letter, i) => [letter, Number('12345678123457923456789'.charAt(i))]),
)

const positionWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

const truckMakes: ReadonlySet<string> = new Set(['dodge', 'ram', 'dodgeram'])

const makeNicknames: Readonly<Record<string, string>> = {
  chevy: 'chevrolet',
  chev: 'chevrolet',
  vw: 'volkswagen',
  mercedes: 'mercedesbenz',
  benz: 'mercedesbenz',
  mb: 'mercedesbenz',
  merc: 'mercedesbenz',
  caddy: 'cadillac',
  olds: 'oldsmobile',
  rangerover: 'landrover',
  alfa: 'alfaromeo',
  aston: 'astonmartin',
  rolls: 'rollsroyce',
  subie: 'subaru',
  minicooper: 'mini',
  ramtrucks: 'ram',
  harley: 'harleydavidson',
}

/** Words that describe any car and so name neither a model nor a trim. */
const plainWords: ReadonlySet<string> = new Set(
  (
    'sedan saloon coupe hatchback wagon suv crossover van minivan pickup truck convertible cabriolet 2dr 3dr 4dr 5dr door dr cab crew crewcab supercrew supercab ' +
    'extended regular double quad super duty hd 2wd 4wd awd fwd rwd 4x2 4x4 automatic manual auto cvt w with navi navigation leather'
  ).split(' '),
)
