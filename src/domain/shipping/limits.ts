import { lengthAndGirthMm, mmFromInches, gramsFromPounds, type Size } from '../measure.ts'

/**
 * What is dear or impossible about a box, for the person packing it. `large`: carriers charge it as a large package; `heavy`: by hand only, with a surcharge;
 * `freight`: no parcel carrier takes it.
 */
export type BoxWarning = 'large' | 'heavy' | 'freight'

const inch = mmFromInches
const volumeOf = ({ lengthMm, widthMm, heightMm }: Size) => lengthMm * widthMm * heightMm
const cubicInch = 25.4 ** 3

/**
 * What to tell about a box of this size and weight. Figures: UPS Large Package Surcharge of 26 January 2026 (a side over 96 inches, length and girth over 130,
 * more than 17,280 cubic inches or 110 pounds), UPS and FedEx maximum (108 and 165 inches, 150 pounds), additional handling over 50 pounds.
 */
export function warningsOf(size: Size, grams: number): readonly BoxWarning[] {
  const longest = Math.max(size.lengthMm, size.widthMm, size.heightMm)
  const girth = lengthAndGirthMm(size)
  if (longest > inch(108) || girth > inch(165) || grams > gramsFromPounds(150)) return ['freight']
  const large = longest > inch(96) || girth > inch(130) || volumeOf(size) > 17_280 * cubicInch || grams > gramsFromPounds(110)
  return [...(large ? (['large'] as const) : []), ...(grams > gramsFromPounds(50) ? (['heavy'] as const) : [])]
}
