import { expressCheckDigit, gs1CheckDigit, letteredCheckDigit, s10CheckDigit, sevenCheckDigit } from './tracking/check-digits.ts'

/** The carriers whose numbers are recognised; `other` takes any number as it is. */
export const carriers = ['ups', 'usps', 'fedex', 'dhl', 'ontrac', 'canadapost', 'other'] as const

export type CarrierCode = (typeof carriers)[number]

/** The shape a tracking number has; one carrier prints several. */
export type TrackingFormat =
  | 'ups_1z'
  | 'ups_mail_innovations'
  | 'usps_impb'
  | 'usps_20'
  | 's10'
  | 'fedex_express_12'
  | 'fedex_express_34'
  | 'fedex_ground_15'
  | 'fedex_ground_96'
  | 'fedex_smartpost'
  | 'sscc_18'
  | 'dhl_express'
  | 'dhl_piece'
  | 'dhl_ecommerce'
  | 'ontrac'
  | 'ontrac_1ls'
  | 'canadapost_16'
  | 'amazon'

/** One reading of a typed number. `number` is what the carrier's page asks for: a scanned ZIP or routing prefix is gone. A wrong check digit is worth a warning, never a refusal; 'none' means the format has none. */
export type CarrierGuess = {
  readonly carrier: CarrierCode
  readonly format: TrackingFormat
  readonly checkDigit: 'valid' | 'wrong' | 'none'
  readonly number: string
}

/** A typed, pasted or scanned number in its stored form: capitals, letters and digits only. */
export function normaliseTracking(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
}

/**
 * Whose number is it? All readings, best first: right check digit, then no check digit, then a wrong one, each in the order of how common the
 * format is on US parcels. Empty when no format fits. Formats, digits and examples: github.com/jkeen/tracking_number_data, UPU S10, USPS Publication 199.
 */
export function guessCarrier(typed: string): readonly CarrierGuess[] {
  const scanned = normaliseTracking(typed)
  const guesses = formats.flatMap(({ carrier, format, shape, check }): readonly CarrierGuess[] => {
    const number = shape.exec(scanned)?.groups?.['number']
    if (number === undefined) return []
    return [{ carrier: carrierOf(carrier, number), format, checkDigit: check ? verdict(check(number)) : 'none', number }]
  })
  return guesses.toSorted((a, b) => trust[a.checkDigit] - trust[b.checkDigit])
}

/** The carrier's public tracking page for a number, undefined for `other`. */
export function trackingUrl(carrier: CarrierCode, number: string): string | undefined {
  return carrier === 'other' ? undefined : trackingPages[carrier] + normaliseTracking(number)
}

/** The carrier's name as it writes it itself; 'Other' is the screen's to translate. */
export function carrierName(carrier: CarrierCode): string {
  return carrierNames[carrier]
}

type Format = {
  readonly carrier: CarrierCode
  readonly format: TrackingFormat
  readonly shape: RegExp
  readonly check?: (number: string) => boolean
}

/** Most common first. A scanned USPS barcode leads with 420 and a ZIP of five or nine digits, a FedEx one with 22 digits of routing. */
const formats: readonly Format[] = [
  {
    carrier: 'ups',
    format: 'ups_1z',
    shape: /^(?<number>1Z[A-Z0-9]{15}\d)$/,
    check: (n) => endsWith(n, letteredCheckDigit(n.slice(2, -1))),
  },
  {
    carrier: 'fedex',
    format: 'fedex_smartpost',
    shape: /^(?:420\d{5}(?:\d{4})?)?(?<number>(?:92)?6129\d{16})$/,
    check: (n) => gs1Valid(n.length === 20 ? `92${n}` : n),
  },
  { carrier: 'usps', format: 'usps_impb', shape: /^(?:420\d{5}(?:\d{4})?)?(?<number>9[1-5]\d{20}(?:\d{4})?)$/, check: gs1Valid },
  { carrier: 'usps', format: 'usps_20', shape: /^(?<number>\d{20})$/, check: (n) => gs1Valid(n) || gs1Valid(`91${n}`) },
  { carrier: 'fedex', format: 'fedex_smartpost', shape: /^(?<number>92(?!6129)\d{20})$/, check: gs1Valid },
  { carrier: 'fedex', format: 'fedex_express_12', shape: /^(?<number>\d{12})$/, check: expressValid },
  { carrier: 'fedex', format: 'fedex_express_34', shape: /^(?:100\d|96[23]\d)\d{16}\d{2}(?<number>\d{12})$/, check: expressValid },
  { carrier: 'fedex', format: 'fedex_ground_15', shape: /^(?<number>\d{15})$/, check: gs1Valid },
  { carrier: 'fedex', format: 'fedex_ground_96', shape: /^(?<number>96\d{20})$/, check: (n) => gs1Valid(n.slice(-15)) },
  { carrier: 'usps', format: 's10', shape: /^(?<number>[A-Z]{2}\d{9}[A-Z]{2})$/, check: (n) => n[10] === s10CheckDigit(n.slice(2, 10)) },
  { carrier: 'canadapost', format: 'canadapost_16', shape: /^(?<number>\d{16})$/, check: gs1Valid },
  { carrier: 'ontrac', format: 'ontrac', shape: /^(?<number>[CD]\d{14})$/, check: (n) => endsWith(n, letteredCheckDigit(n.slice(0, -1))) },
  { carrier: 'ontrac', format: 'ontrac_1ls', shape: /^(?<number>1LS[A-Z0-9]{12,15})$/ },
  { carrier: 'dhl', format: 'dhl_express', shape: /^(?<number>\d{10,11})$/, check: (n) => endsWith(n, sevenCheckDigit(n.slice(0, -1))) },
  { carrier: 'dhl', format: 'dhl_piece', shape: /^(?<number>J[A-Z]{1,3}\d{9,20})$/ },
  { carrier: 'dhl', format: 'dhl_ecommerce', shape: /^(?<number>(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{10,39})$/ },
  { carrier: 'ups', format: 'ups_mail_innovations', shape: /^(?<number>MI\d{6}[A-Z0-9]{1,22})$/ },
  { carrier: 'fedex', format: 'sscc_18', shape: /^(?<number>0\d{17})$/, check: gs1Valid },
  { carrier: 'other', format: 'amazon', shape: /^(?<number>TB[ACM]\d{12})$/ },
]

const carrierNames: Readonly<Record<CarrierCode, string>> = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FedEx',
  dhl: 'DHL',
  ontrac: 'OnTrac',
  canadapost: 'Canada Post',
  other: 'Other',
}

/** The number follows. */
const trackingPages: Readonly<Record<Exclude<CarrierCode, 'other'>, string>> = {
  ups: 'https://www.ups.com/track?tracknum=',
  usps: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
  fedex: 'https://www.fedex.com/fedextrack/?trknbr=',
  dhl: 'https://www.dhl.com/us-en/home/tracking.html?submit=1&tracking-id=',
  ontrac: 'https://www.ontrac.com/tracking/?number=',
  canadapost: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=',
}

const trust = { valid: 0, none: 1, wrong: 2 }

/** An S10 item belongs to the post of the country in its last two letters. */
function carrierOf(carrier: CarrierCode, number: string): CarrierCode {
  if (!/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) return carrier
  return number.endsWith('US') ? 'usps' : number.endsWith('CA') ? 'canadapost' : 'other'
}

function verdict(valid: boolean): 'valid' | 'wrong' {
  return valid ? 'valid' : 'wrong'
}

function gs1Valid(number: string): boolean {
  return endsWith(number, gs1CheckDigit(number.slice(0, -1)))
}

function expressValid(number: string): boolean {
  return endsWith(number, expressCheckDigit(number.slice(0, -1)))
}

function endsWith(number: string, checkDigit: string): boolean {
  return number.at(-1) === checkDigit
}
