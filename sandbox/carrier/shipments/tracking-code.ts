/**
 * Tracking numbers of the sandbox: `SBX`, the digit of the carrier, ten digits of a run, and a check digit over those eleven, weighted 3 and 1 from the right
 * as GS1 does (mod 10). Fifteen signs, which Code 128 writes as three letters and six pairs of digits.
 */
export function trackingCode(carrierDigit: string, serial: number): string {
  const digits = carrierDigit + String(serial).padStart(10, '0')
  return `SBX${digits}${checkDigit(digits)}`
}

/** Is this a number of the sandbox's carriers, with the check digit it must have? */
export function isTrackingCode(code: string): boolean {
  const digits = /^SBX(\d{12})$/.exec(code)?.[1]
  return digits !== undefined && digits.at(-1) === checkDigit(digits.slice(0, -1))
}

function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}
