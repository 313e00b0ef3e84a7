/** The units a store works in; stored values are always grams and millimetres. */
export type UnitSystem = 'imperial' | 'metric'

/** Outer measures of a part or a box, whole millimetres, in the order they were given. */
export type Size = { readonly lengthMm: number; readonly widthMm: number; readonly heightMm: number }

/** How a carrier's service turns a box into pounds: cubic inches a pound (139 UPS and FedEx daily rates, 166 retail and USPS), how each side is rounded, and the volume in cubic inches up to which it does not count. */
export type DimensionalRule = { readonly divisor: number; readonly sides: 'up' | 'nearest'; readonly freeVolume?: number }

/** Grams of so many pounds and ounces (international avoirdupois, 453.59237 g a pound), to the nearest gram. */
export function gramsFromPounds(pounds: number, ounces = 0): number {
  return Math.round(pounds * gramsAPound + (ounces * gramsAPound) / 16)
}

/** Pounds, to the nearest hundredth. */
export function poundsFromGrams(grams: number): number {
  return nearest(grams / gramsAPound, 100)
}

/** Ounces as carriers take them, to the nearest tenth: rounding up instead would turn a part of one pound, kept as 454 g, into one of two pounds. */
export function ouncesFromGrams(grams: number): number {
  return nearest((grams / gramsAPound) * 16, 10)
}

/** Whole millimetres of so many inches (25.4 mm), to the nearest. */
export function mmFromInches(inches: number): number {
  return Math.round(inches * mmAnInch)
}

/** Inches as carriers take them, to the nearest tenth. */
export function inchesFromMm(mm: number): number {
  return nearest(mm / mmAnInch, 10)
}

/** Whole pounds a box is billed at for its volume, rounded up; 0 up to the rule's free volume. Sides are rounded from their tenths of an inch, so a 12 inch box kept as 305 mm stays 12. */
export function dimensionalPounds(size: Size, rule: DimensionalRule): number {
  const round = rule.sides === 'up' ? Math.ceil : Math.round
  const volume = sidesOf(size).reduce((product, mm) => product * round(inchesFromMm(mm)), 1)
  return volume <= (rule.freeVolume ?? 0) ? 0 : Math.ceil(volume / rule.divisor)
}

/** Longest side and girth in millimetres, L + 2W + 2H: what carriers limit (UPS and FedEx 165 inches, USPS 108 or 130). */
export function lengthAndGirthMm(size: Size): number {
  const [longest = 0, ...others] = sidesOf(size).toSorted((a, b) => b - a)
  return longest + 2 * others.reduce((a, b) => a + b, 0)
}

/** Grams of a typed weight: '2 lb 3 oz', '1.9' (pounds, or kilograms in a metric store), '850 g', '1 1/2 lb'. Undefined when it is not a weight or not above zero. */
export function parseWeight(typed: string, system: UnitSystem, locale = 'en-US'): number | undefined {
  return addedUp(readAmounts(typed, locale), weightUnits, system === 'imperial' ? 'lb' : 'kg')
}

/** Whole millimetres of a typed length: '12', '12.5 in', '12 1/2"', '30 cm', "1 ft 6 in"; bare numbers are inches, or centimetres in a metric store. */
export function parseLength(typed: string, system: UnitSystem, locale = 'en-US'): number | undefined {
  return addedUp(readAmounts(typed, locale), lengthUnits, system === 'imperial' ? 'in' : 'cm')
}

/** Length, width and height of a typed '12x8x4', '12 × 8 × 4 in', '30*20*10 cm' or '12" by 8" by 4"'; a unit at the end holds for sides without one. */
export function parseDimensions(typed: string, system: UnitSystem, locale = 'en-US'): Size | undefined {
  const sides = typed.toLowerCase().split(/\s*(?:[x×*]|\bby\b|\bpar\b)\s*/)
  const unit = /\d\s*([^\d\s.,/]+)\.?\s*$/.exec(sides.at(-1) ?? '')?.[1] ?? ''
  const [lengthMm, widthMm, heightMm, ...more] = sides.map((side) => parseLength(/\d\s*$/.test(side) ? side + unit : side, system, locale))
  if (!lengthMm || !widthMm || !heightMm || more.length > 0) return undefined
  return { lengthMm, widthMm, heightMm }
}

/** A weight as the store reads it: '8.5 oz' below a pound, '1.9 lb', '850 g' below a kilogram, '1.25 kg'. */
export function formatWeight(grams: number, system: UnitSystem, locale: string): string {
  if (system === 'metric') return grams < 1000 ? withUnit(grams, 'gram', 0, locale) : withUnit(grams / 1000, 'kilogram', 2, locale)
  const ounces = ouncesFromGrams(grams)
  return ounces < 16 ? withUnit(ounces, 'ounce', 1, locale) : withUnit(grams / gramsAPound, 'pound', 1, locale)
}

/** A length as the store reads it: '12.5 in' or '31.8 cm', at most one decimal. */
export function formatLength(mm: number, system: UnitSystem, locale: string): string {
  return system === 'metric' ? withUnit(mm / 10, 'centimeter', 1, locale) : withUnit(mm / mmAnInch, 'inch', 1, locale)
}

/** '12 × 8 × 4 in' or '30.5 × 20.3 × 10.2 cm', in the order stored. */
export function formatDimensions(size: Size, system: UnitSystem, locale: string): string {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const scale = system === 'metric' ? 10 : mmAnInch
  const [length, width] = [size.lengthMm, size.widthMm].map((mm) => plain.format(mm / scale))
  return `${length} × ${width} × ${formatLength(size.heightMm, system, locale)}`
}

type Amount = { readonly value: number; readonly unit: string }

/** Every number with the unit behind it; undefined when anything else stands in the text. */
function readAmounts(typed: string, locale: string): readonly Amount[] | undefined {
  const text = plainNumbers(typed.toLowerCase().trim(), locale)
  const amount = /\s*(?:(?:(\d+)[\s-]+)?(\d+)\/(\d+)|(\d+\.?\d*|\.\d+))\s*(\p{L}+|["'″′”’#]|)\.?\s*/uy
  const amounts: Amount[] = []
  while (amount.lastIndex < text.length) {
    const [, whole, over, under, decimal, unit = ''] = amount.exec(text) ?? []
    const value = decimal === undefined ? Number(whole ?? 0) + Number(over) / Number(under) : Number(decimal)
    if (!Number.isFinite(value)) return undefined
    amounts.push({ value, unit })
  }
  return amounts
}

/** Takes out the marks between thousands and makes the decimal mark a point; where the point is the decimal mark, a comma is one too unless three digits follow it. */
function plainNumbers(text: string, locale: string): string {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value
  if (decimal === ',') return text.replaceAll(/(?<=\d)[ \u00A0\u202F](?=\d{3}(?![\d/]))/g, '').replaceAll(',', '.')
  return text.replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '').replaceAll(',', '.')
}

/** One amount, or two that both name their unit, as pounds and ounces or feet and inches do; a bare number is in `bare`. */
function addedUp(amounts: readonly Amount[] | undefined, units: Readonly<Record<string, number>>, bare: string): number | undefined {
  if (!amounts || amounts.length > 2 || (amounts.length === 2 && amounts.some(({ unit }) => !unit))) return undefined
  const rounded = Math.round(amounts.reduce((total, { value, unit }) => total + value * (units[unit || bare] ?? Number.NaN), 0))
  return rounded > 0 && Number.isSafeInteger(rounded) ? rounded : undefined
}

function withUnit(value: number, unit: string, decimals: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: decimals }).format(value)
}

function sidesOf(size: Size): readonly number[] {
  return [size.lengthMm, size.widthMm, size.heightMm]
}

/** Half up, at so many steps a unit. */
function nearest(value: number, steps: number): number {
  return Math.round(value * steps) / steps
}

const gramsAPound = 453.59237
const mmAnInch = 25.4

const weightUnits: Readonly<Record<string, number>> = {
  lb: gramsAPound,
  lbs: gramsAPound,
  pound: gramsAPound,
  pounds: gramsAPound,
  livre: gramsAPound,
  livres: gramsAPound,
  '#': gramsAPound,
  oz: gramsAPound / 16,
  ounce: gramsAPound / 16,
  ounces: gramsAPound / 16,
  once: gramsAPound / 16,
  onces: gramsAPound / 16,
  kg: 1000,
  kgs: 1000,
  kilo: 1000,
  kilos: 1000,
  g: 1,
  gr: 1,
  gram: 1,
  grams: 1,
  gramme: 1,
  grammes: 1,
}

const lengthUnits: Readonly<Record<string, number>> = {
  in: mmAnInch,
  inch: mmAnInch,
  inches: mmAnInch,
  po: mmAnInch,
  pouce: mmAnInch,
  pouces: mmAnInch,
  '"': mmAnInch,
  '″': mmAnInch,
  '”': mmAnInch,
  ft: mmAnInch * 12,
  foot: mmAnInch * 12,
  feet: mmAnInch * 12,
  pi: mmAnInch * 12,
  pied: mmAnInch * 12,
  pieds: mmAnInch * 12,
  "'": mmAnInch * 12,
  '′': mmAnInch * 12,
  '’': mmAnInch * 12,
  mm: 1,
  cm: 10,
  m: 1000,
}
