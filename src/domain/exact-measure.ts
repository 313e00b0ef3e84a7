import { gramsFromPounds, mmFromInches, type Size, type UnitSystem } from './measure.ts'

/** A length so that typing it again gives the same millimetres: '12.25 in', '31.1 cm'. Inches are the roundest that do: whole, quarters, eighths, tenths, sixteenths. */
export function exactLength(mm: number, system: UnitSystem, locale: string): string {
  if (system === 'metric') return withUnit(mm / 10, 'centimeter', locale)
  return withUnit(
    roundest(mm / 25.4, [1, 4, 8, 10, 16, 100], (inches) => mmFromInches(inches) === mm),
    'inch',
    locale,
  )
}

/** The sides of a box the same way, '12.25 × 8 × 4 in'. */
export function exactDimensions({ lengthMm, widthMm, heightMm }: Size, system: UnitSystem, locale: string): string {
  const [length = '', width = ''] = [lengthMm, widthMm].map((mm) => exactLength(mm, system, locale).replace(/[^\d]+$/, ''))
  return `${length} × ${width} × ${exactLength(heightMm, system, locale)}`
}

/** A weight so that typing it again gives the same grams: '4 oz' below a pound, '1.25 lb', '567 g', '1.5 kg'. */
export function exactWeight(grams: number, system: UnitSystem, locale: string): string {
  if (system === 'metric') return grams < 1000 ? withUnit(grams, 'gram', locale) : withUnit(grams / 1000, 'kilogram', locale)
  const pounds = grams / 453.59237
  if (pounds < 1)
    return withUnit(
      roundest(pounds * 16, [1, 2, 4, 10, 100], (ounces) => gramsFromPounds(0, ounces) === grams),
      'ounce',
      locale,
    )
  return withUnit(
    roundest(pounds, [1, 4, 10, 100, 1000], (typed) => gramsFromPounds(typed) === grams),
    'pound',
    locale,
  )
}

/** The nearest value in the coarsest steps (so many a unit) that still `holds`; in the finest ones when none does. */
function roundest(value: number, steps: readonly number[], holds: (value: number) => boolean): number {
  const tries = steps.map((a) => Math.round(value * a) / a)
  return tries.find(holds) ?? tries.at(-1) ?? value
}

function withUnit(value: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 4 }).format(value)
}
