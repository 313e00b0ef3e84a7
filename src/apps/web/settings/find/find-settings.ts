import type { MessageDescriptor } from '@lingui/core'
import type { Right } from '#domain/rights.ts'
import { settingsFor } from '../pages.ts'
import { matchSettings, type FoundSetting } from './match.ts'
import type { Place } from './place.ts'
import { mailPlaces } from './places/mail.ts'
import { orderPlaces } from './places/orders.ts'
import { peoplePlaces } from './places/people.ts'
import { shippingPlaces } from './places/shipping.ts'
import { storePlaces } from './places/store.ts'

/** Everything that can be set and where, in the order of the settings' menu. A new section or field of a page gets its line in one of these lists. */
const places: readonly Place[] = [...storePlaces, ...orderPlaces, ...peoplePlaces, ...shippingPlaces, ...mailPlaces]

/** Finds settings by what is typed, among those a person with these rights may see. */
export function findSettings(typed: string, rights: readonly Right[], say: (words: MessageDescriptor) => string): readonly FoundSetting[] {
  return matchSettings(places, typed, { rights, pages: settingsFor(rights), say })
}
