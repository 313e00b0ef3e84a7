import type { Language, Part, Words } from './shapes.ts'

type Choice = {
  readonly id: string
  readonly name: Words
  readonly base: number
  readonly perKilo: number
  readonly goesAbroad: boolean
  readonly takesHazmat: boolean
}

const choices: readonly Choice[] = [
  {
    id: 'ground',
    name: { en: 'Standard Ground (3-6 days)', fr: 'Standard, terrestre (3 à 6 jours)' },
    base: 9_95,
    perKilo: 1_15,
    goesAbroad: true,
    takesHazmat: true,
  },
  {
    id: 'two-day',
    name: { en: 'Expedited (2 days)', fr: 'Accéléré (2 jours)' },
    base: 24_50,
    perKilo: 3_80,
    goesAbroad: false,
    takesHazmat: false,
  },
  { id: 'overnight', name: { en: 'Overnight', fr: 'Lendemain' }, base: 42_00, perKilo: 6_20, goesAbroad: false, takesHazmat: false },
]

const abroadSurcharge = 12_00

/** A way to send a cart, with its price in cents. */
export type ShippingOffer = { readonly id: string; readonly name: string; readonly amount: number }

/** The ways these parts can go to this country: dangerous goods never fly, abroad goes by ground. */
export function shippingOffers(
  items: readonly { part: Part; quantity: number }[],
  country: string,
  language: Language,
): readonly ShippingOffer[] {
  const kilos = Math.ceil(items.reduce((grams, { part, quantity }) => grams + part.grams * quantity, 0) / 1000)
  const hazmat = items.some(({ part }) => part.hazmat)
  return choices
    .filter((choice) => (country === 'US' || choice.goesAbroad) && (!hazmat || choice.takesHazmat))
    .map((choice) => ({
      id: choice.id,
      name: choice.name[language],
      amount: choice.base + choice.perKilo * kilos + (country === 'US' ? 0 : abroadSurcharge),
    }))
}
