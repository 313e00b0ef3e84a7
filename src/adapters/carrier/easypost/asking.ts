import { inchesFromMm, ouncesFromGrams } from '#domain/measure.ts'
import { leavesOn, workweek } from '#domain/shipping/calendar.ts'
import { wallClock } from '#domain/wall-clock.ts'
import type { Box, Place, QuoteAsk } from '#ports/carrier.ts'

/** A place as EasyPost takes it. A new object each time: the client takes things out of what it is given. */
export function addressOf(place: Place): object {
  const { line1, line2, region, postalCode, ...same } = place
  return { ...same, street1: line1, street2: line2, state: region, zip: postalCode }
}

/** Where from, where to and through which accounts, for one box and for an order of several alike. */
export function tripOf(ask: QuoteAsk, accounts: readonly string[] | null): object {
  return {
    reference: ask.reference,
    from_address: addressOf(ask.from),
    to_address: { ...addressOf(ask.to), residential: ask.residential },
    ...(accounts && { carrier_accounts: accounts }),
  }
}

/** A box with its options: ounces and inches to a tenth. */
export function boxOf({ size, grams, notes }: Box, ask: QuoteAsk): object {
  return {
    parcel: {
      weight: ouncesFromGrams(grams),
      length: inchesFromMm(size.lengthMm),
      width: inchesFromMm(size.widthMm),
      height: inchesFromMm(size.heightMm),
    },
    options: { ...optionsOf(ask), ...printed(notes) },
  }
}

/** Do customs want to know what is inside? Across a border, and to military post offices, which the post treats as abroad. */
export function needsCustoms({ from, to }: QuoteAsk): boolean {
  return from.country !== to.country || (to.country === 'US' && ['AA', 'AE', 'AP'].includes(to.region ?? ''))
}

/** PNG, because a label bought as anything else is not converted. */
function optionsOf({ options: { signature, saturday, hazmat }, ready, handover }: QuoteAsk): object {
  const leaves = leavesOn(ready, handover, workweek)
  const today = wallClock(new Date(), handover.timeZone).toISOString().slice(0, 10)
  return {
    label_format: 'PNG',
    ...(signature !== 'none' && { delivery_confirmation: signature === 'adult' ? 'ADULT_SIGNATURE' : 'SIGNATURE' }),
    ...(saturday && { saturday_delivery: true }),
    ...(hazmat && { hazmat: 'LIMITED_QUANTITY' }),
    // At noon it is the same day all over North America.
    ...(leaves > today && { label_date: `${leaves}T18:00:00Z` }),
  }
}

/** Three lines of 35 characters, as much as UPS prints of a reference. */
function printed(notes: readonly string[]): object {
  return Object.fromEntries(notes.slice(0, 3).map((note, i) => [`print_custom_${i + 1}`, note.slice(0, 35)]))
}
