import { formats } from './tracking/formats.ts'

/** The carriers whose numbers are recognised; `other` takes any number as it is. */
export const carriers = ['ups', 'usps', 'fedex', 'dhl', 'ontrac', 'canadapost', 'lasership', 'amazon', 'other'] as const

export type CarrierCode = (typeof carriers)[number]

/** The shape a tracking number has; one carrier prints several. */
export type TrackingFormat = (typeof formats)[number]['format']

/**
 * One reading of a typed number. `number` is what the carrier's page asks for: a scanned ZIP or routing prefix is gone. A wrong check digit is worth a warning,
 * never a refusal; 'none' means the format has none. `seldom`: numbers of this shape are nearly always another carrier's.
 */
export type CarrierGuess = {
  readonly carrier: CarrierCode
  readonly format: TrackingFormat
  readonly checkDigit: 'valid' | 'wrong' | 'none'
  readonly number: string
  readonly seldom: boolean
}

/** A typed, pasted or scanned number in its stored form: capitals, letters and digits only. */
export function normaliseTracking(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
}

/**
 * Whose number is it? All readings, best first: right check digit, then no check digit, then a wrong one; of these the seldom ones last, else in the order of how
 * common the format is on US parcels. Empty when no format fits. A wrong digit in a seldom shape of a carrier we do not know is no reading at all.
 */
export function guessCarrier(typed: string): readonly CarrierGuess[] {
  const scanned = normaliseTracking(typed)
  const guesses = formats.flatMap(({ carrier, format, shape, check, seldom }): readonly CarrierGuess[] => {
    const found = shape.exec(scanned)
    if (!found) return []
    const number = found.groups?.['number'] ?? scanned
    const checkDigit = check ? verdict(check(number)) : 'none'
    return seldom && carrier === 'other' && checkDigit === 'wrong' ? [] : [{ carrier, format, checkDigit, number, seldom }]
  })
  return guesses.toSorted((a, b) => trust[a.checkDigit] - trust[b.checkDigit] || Number(a.seldom) - Number(b.seldom))
}

/**
 * The carriers a number may belong to equally well, the likely one first: with more than one a person is asked. A seldom reading never stands alone against a
 * common one: a mistyped number of the common carrier may look like it.
 */
export function likelyCarriers(guesses: readonly CarrierGuess[]): readonly CarrierCode[] {
  const [best] = guesses
  if (!best) return []
  const likely = guesses.filter((one) => !one.seldom && (best.seldom || one.checkDigit === best.checkDigit))
  const carriersOf = (some: readonly CarrierGuess[]) => some.map(({ carrier }) => carrier)
  return [...new Set(carriersOf([best, ...likely]))]
}

/**
 * The number as it is sent to the server. Carriers print long numbers in groups, and some groups of one may read as a payment card, which no request may hold:
 * one whose check digit is right goes as one word. Whatever else was typed stays as it is, so that a card is seen in every spelling.
 */
export function joinGroups(typed: string): string {
  return guessCarrier(typed).some(({ checkDigit }) => checkDigit === 'valid') ? normaliseTracking(typed) : typed.trim()
}

/** The carrier's public tracking page for a number; undefined for `other`, and for a name of a label account, whose parcels bring their own link. */
export function trackingUrl(carrier: string, number: string): string | undefined {
  return isKnown(carrier) && carrier !== 'other' ? trackingPages[carrier] + normaliseTracking(number) : undefined
}

/** The carrier's name as it writes it itself; a label's parcel carries the name its account told. 'Other' is the screen's to translate. */
export function carrierName(carrier: string): string {
  return isKnown(carrier) ? carrierNames[carrier] : carrier
}

const carrierNames: Readonly<Record<CarrierCode, string>> = {
  ups: 'UPS',
  usps: 'USPS',
  fedex: 'FedEx',
  dhl: 'DHL',
  ontrac: 'OnTrac',
  canadapost: 'Canada Post',
  lasership: 'LaserShip',
  amazon: 'Amazon',
  other: 'Other',
}

/** The number follows. LaserShip has gone by the name of OnTrac since 2023 and is tracked there. */
const trackingPages: Readonly<Record<Exclude<CarrierCode, 'other'>, string>> = {
  ups: 'https://www.ups.com/track?tracknum=',
  usps: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
  fedex: 'https://www.fedex.com/fedextrack/?trknbr=',
  dhl: 'https://www.dhl.com/us-en/home/tracking.html?submit=1&tracking-id=',
  ontrac: 'https://www.ontrac.com/tracking/?number=',
  canadapost: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=',
  lasership: 'https://www.ontrac.com/tracking/?number=',
  amazon: 'https://track.amazon.com/tracking/',
}

const trust = { valid: 0, none: 1, wrong: 2 }

function isKnown(carrier: string): carrier is CarrierCode {
  return Object.hasOwn(carrierNames, carrier)
}

function verdict(valid: boolean): 'valid' | 'wrong' {
  return valid ? 'valid' : 'wrong'
}
