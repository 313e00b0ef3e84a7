import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { carriers, guessCarrier } from '../tracking.ts'
import type { CarrierCode, CarrierGuess } from '../tracking.ts'
import { formats } from './formats.ts'

type Courier = {
  readonly courier_code: string
  readonly tracking_numbers: readonly {
    readonly test_numbers: { readonly valid: readonly string[]; readonly invalid: readonly string[] }
  }[]
}

const folder = join(
  process.env['PARTSDESK_PUBLIC_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'tracking_number_data/couriers',
)
const couriers: readonly Courier[] = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Courier)
  : []

// The published numbers are read where they are, never shipped: without them there is nothing to compare with, and that is said.
if (couriers.length === 0) console.warn(`no ${folder}: name the folder of public data in PARTSDESK_PUBLIC_DATA`)

/** A letter's matrix code, ending in a CRC: no parcel of a store has one, and it is not in the table. */
const passedOver = ['deutsche_post']

const numbersOf = (which: 'valid' | 'invalid') =>
  couriers
    .filter((courier) => !passedOver.includes(courier.courier_code))
    .flatMap(({ courier_code: courier, tracking_numbers: all }) =>
      all.flatMap(({ test_numbers: numbers }) => numbers[which].map((number) => ({ courier, number }))),
    )

/** Is this reading one of the courier's? An S10 number is of the post its last letters name. */
function isOf(courier: string, { carrier, format }: CarrierGuess): boolean {
  if (courier === 's10') return format.startsWith('s10')
  const code = courier.replace('_', '')
  return carrier === (carriers.includes(code as CarrierCode) ? code : 'other')
}

test('every valid number of the public data set is read as its carrier’s', () => {
  const missed = numbersOf('valid').filter(({ courier, number }) => {
    const own = guessCarrier(number).filter((guess) => guess.checkDigit !== 'wrong' && isOf(courier, guess))
    return own.length === 0
  })
  expect(missed).toEqual([])
})

test('no invalid number of the public data set is valid for the carrier it is invalid for', () => {
  const accepted = numbersOf('invalid').filter(({ courier, number }) =>
    guessCarrier(number).some((guess) => guess.checkDigit === 'valid' && isOf(courier, guess)),
  )
  expect(accepted).toEqual([])
})

test('each format stands in the table once', () => {
  const names = formats.map(({ format }) => format)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(40)
})
