import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestBoxes, type Goods, type Preset } from './suggest.ts'

const size = (lengthMm: number, widthMm: number, heightMm: number) => ({ lengthMm, widthMm, heightMm })

function preset(id: string, side: number, mostGrams = 20_000): Preset {
  return { id, inner: size(side, side, side), outer: size(side + 10, side + 10, side + 10), emptyGrams: 200, mostGrams }
}
const presets = [preset('large', 400), preset('small', 150), preset('medium', 250)]

function part(line: string, side: number, changes: Partial<Goods> = {}): Goods {
  return { line, quantity: 1, size: size(side, side, side), grams: 1_000, ownCarton: false, ...changes }
}

test('all of it goes into the smallest box that holds it; its weight is counted with the box', () => {
  expect(suggestBoxes([part('a', 140)], presets).boxes).toEqual([
    { preset: 'small', size: size(160, 160, 160), grams: 1_200, contents: [{ line: 'a', quantity: 1 }], why: 'smallest_that_fits' },
  ])
  expect(suggestBoxes([part('a', 120, { quantity: 8 })], presets).boxes).toMatchObject([{ preset: 'medium', grams: 8_200 }])
})

test('what has a carton of its own goes alone, and so does what fits into no box', () => {
  const bumper = part('bumper', 1, { size: size(1_500, 400, 300), grams: 9_000 })
  expect(suggestBoxes([part('rotor', 140, { ownCarton: true, quantity: 2 }), bumper, part('clip', 20)], presets).boxes).toMatchObject([
    { preset: null, size: size(140, 140, 140), why: 'own_carton' },
    { preset: null, why: 'own_carton' },
    { preset: null, size: size(1_500, 400, 300), grams: 9_000, why: 'fits_no_box' },
    { preset: 'small', contents: [{ line: 'clip', quantity: 1 }] },
  ])
})

test('too heavy for one box is spread over several', () => {
  const { boxes } = suggestBoxes([part('disc', 100, { quantity: 4, grams: 9_000 })], presets)
  expect(boxes.map(({ grams, why }) => [grams, why])).toEqual([
    [18_200, 'full'],
    [18_200, 'smallest_that_fits'],
  ])
})

test('what nobody measured is named, not guessed', () => {
  expect(suggestBoxes([part('a', 140), part('b', 1, { size: null }), part('c', 10, { grams: null })], presets)).toMatchObject({
    boxes: [{ contents: [{ line: 'a' }] }],
    unmeasured: ['b', 'c'],
  })
  expect(suggestBoxes([part('a', 140)], []).boxes).toMatchObject([{ preset: null, why: 'fits_no_box' }])
})

test('every piece is in exactly one box, and no box is too heavy', () => {
  const goods = fc.array(
    fc.record({
      line: fc.uuid(),
      quantity: fc.integer({ min: 1, max: 4 }),
      size: fc
        .tuple(fc.integer({ min: 5, max: 450 }), fc.integer({ min: 5, max: 450 }), fc.integer({ min: 5, max: 450 }))
        .map((sides) => size(...sides)),
      grams: fc.integer({ min: 1, max: 25_000 }),
      ownCarton: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(goods, (all) => {
      const { boxes } = suggestBoxes(all, presets)
      for (const { line, quantity } of all) {
        const inBoxes = boxes.flatMap(({ contents }) => contents).filter((content) => content.line === line)
        expect(inBoxes.reduce((sum, content) => sum + content.quantity, 0)).toBe(quantity)
      }
      for (const box of boxes) if (box.preset !== null) expect(box.grams).toBeLessThanOrEqual(20_000)
    }),
    { numRuns: 60 },
  )
})
