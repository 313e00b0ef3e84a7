/** Digits alone, weights 3 and 1 from the right (GS1 General Specifications 7.9): USPS, FedEx Ground, SSCC-18, Canada Post. One wrong digit is always found. */
export function gs1CheckDigit(body: string): string {
  const sum = body
    .split('')
    .toReversed()
    .reduce((total, c, i) => total + Number(c) * (i % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Digits and capitals, weights 1 and 2 from the left: UPS without its 1Z, OnTrac with its letter. Two digits five apart look alike on a place of weight 2. */
export function letteredCheckDigit(body: string): string {
  const sum = body.split('').reduce((total, c, i) => total + letteredValue(c) * (i % 2 === 0 ? 1 : 2), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Eight digits weighted 8 6 4 2 3 5 9 7, modulo 11 (UPU standard S10). Remainders 0 and 6 share the digit 5; else one wrong digit is always found. */
export function s10CheckDigit(body: string): string {
  const left = 11 - (weighted(body, [8, 6, 4, 2, 3, 5, 9, 7]) % 11)
  return left === 10 ? '0' : left === 11 ? '5' : String(left)
}

/** Eleven digits weighted 3 1 7 in turn, modulo 11: FedEx Express. Remainders 0 and 10 share the digit 0; else one wrong digit is always found. */
export function expressCheckDigit(body: string): string {
  return String((weighted(body, [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 11) % 10)
}

/** The number modulo 7: DHL Express. Digits seven apart look alike. */
export function sevenCheckDigit(body: string): string {
  return String(body.split('').reduce((rest, c) => (rest * 10 + Number(c)) % 7, 0))
}

/** Digits and capitals, ISO/IEC 7064 MOD 37,36: DPD. One wrong character is always found. */
export function hybridCheckCharacter(body: string): string {
  const carried = body.split('').reduce((product, c) => (((product + parseInt(c, 36)) % 36 || 36) * 2) % 37, 36)
  return ((37 - carried) % 36).toString(36).toUpperCase()
}

/** A to J are 2 to 9, 0, 1 and so on round the alphabet. */
function letteredValue(c: string): number {
  return /\d/.test(c) ? Number(c) : (c.charCodeAt(0) - 3) % 10
}

function weighted(body: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, i) => total + weight * Number(body[i] ?? 0), 0)
}
