import type { Part } from '../shapes.ts'

type More = Partial<Pick<Part, 'core' | 'hazmat' | 'replacedBy'>>

/** Writes a part on few lines: money as [price, list price, cost] in cents, body as [grams, length, width, height] in grams and millimetres. */
export function part(
  [number, kind, brand]: readonly [string, string, string],
  [en, fr]: readonly [string, string],
  [price, listPrice, cost]: readonly [number, number, number],
  [grams, length, width, height]: readonly [number, number, number, number],
  more: More = {},
): Part {
  return {
    number,
    kind,
    brand,
    name: { en, fr },
    price,
    listPrice,
    cost,
    grams,
    size: [length, width, height],
    core: 0,
    hazmat: false,
    replacedBy: null,
    ...more,
  }
}
