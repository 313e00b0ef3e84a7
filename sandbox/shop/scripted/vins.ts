/** A car that exists often enough: 8 leading characters of its VIN, the model year's letter and plant, and what a buyer would call it. */
export type Car = { readonly head: string; readonly tail: string; readonly year: number; readonly make: string; readonly model: string }

export const cars = {
  toyota: [
    { head: '4T1B11HK', tail: 'KU', year: 2019, make: 'Toyota', model: 'Camry' },
    { head: 'JTDKB20U', tail: '93', year: 2009, make: 'Toyota', model: 'Prius' },
    { head: '4T1B11HK', tail: 'JU', year: 2018, make: 'Toyota', model: 'Camry' },
  ],
  honda: [
    { head: '2HGFC2F5', tail: 'HH', year: 2017, make: 'Honda', model: 'Civic' },
    { head: '1HGCM826', tail: '3A', year: 2003, make: 'Honda', model: 'Accord' },
    { head: '2HGFC2F5', tail: 'JH', year: 2018, make: 'Honda', model: 'Civic' },
  ],
  ford: [
    { head: '1FTFW1ET', tail: 'DF', year: 2013, make: 'Ford', model: 'F-150' },
    { head: '1FADP3F2', tail: 'DL', year: 2013, make: 'Ford', model: 'Focus' },
    { head: '1FTFW1ET', tail: 'EF', year: 2014, make: 'Ford', model: 'F-150' },
  ],
} as const satisfies Readonly<Record<string, readonly Car[]>>

/** The VIN of the `serial`-th car of this kind, with its right check digit. */
export function vinOf(car: Car, serial: number): string {
  const digits = String(100_000 + (serial % 900_000))
  return withCheckDigit(`${car.head}0${car.tail}${digits}`)
}

/** The same VIN with a check digit that is wrong. */
export function brokenVin(vin: string): string {
  return vin.slice(0, 8) + (vin[8] === '7' ? '4' : '7') + vin.slice(9)
}

const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const letterRows = ['.ABCDEFGH.', '.JKLMN.P.R', '..STUVWXYZ']

/** Puts the check digit of 49 CFR 565.15(c) on position 9. */
function withCheckDigit(vin: string): string {
  const sum = [...vin].reduce((all, letter, i) => all + valueOf(letter) * (weights[i] ?? 0), 0)
  const digit = sum % 11 === 10 ? 'X' : String(sum % 11)
  return vin.slice(0, 8) + digit + vin.slice(9)
}

/** A digit counts as itself; a letter counts as its place in its row of the standard's table. */
function valueOf(letter: string): number {
  if (/\d/.test(letter)) return Number(letter)
  return Math.max(...letterRows.map((row) => row.indexOf(letter)))
}
