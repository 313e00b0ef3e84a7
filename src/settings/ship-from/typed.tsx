import type { PlaceAsk } from './shapes.ts'

type Choice = { readonly value: string; readonly label: string }

/** The long lists the form offers, by the page around it. */
export type Lists = {
  readonly timeZones: (own: string, near: string, rest: string) => { group: string; items: Choice[] }[]
  readonly countries: (locale: string) => readonly Choice[]
}

/** A place as fields hold it: texts, never null. */
export type Typed = {
  readonly name: string
  readonly address: { readonly [field in keyof PlaceAsk['address']]: string }
  readonly timeZone: string
  readonly cutoff: string
  readonly weekdays: string[]
  readonly closed: string[]
}

/** The form as it stands before anything is typed. */
export function typedOf({ name, address, timeZone, cutoff, weekdays, closed }: PlaceAsk): Typed {
  return {
    name,
    address: {
      name: address.name,
      company: address.company ?? '',
      line1: address.line1,
      line2: address.line2 ?? '',
      city: address.city,
      region: address.region ?? '',
      postalCode: address.postalCode ?? '',
      country: address.country,
      phone: address.phone ?? '',
    },
    timeZone,
    cutoff,
    weekdays: weekdays.map(String),
    closed: [...closed],
  }
}

/** The body of a save. */
export function bodyOf({ weekdays, ...typed }: Typed): unknown {
  return { ...typed, weekdays: weekdays.map(Number) }
}
