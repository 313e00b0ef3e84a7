import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const plain = 'holds a character that cannot be kept'
const text = (max: number) => z.string().trim().min(1).max(max).refine(isStorable, plain)
const note = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isStorable, plain)
    .transform((value) => value || null)
    .nullable()

/** Where goods leave from: what stands on a label as its sender. */
const PlaceAddress = z.strictObject({
  name: text(120),
  company: note(120),
  line1: text(200),
  line2: note(200),
  city: text(120),
  region: note(80),
  postalCode: note(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA'),
  phone: note(40),
})

/** A place and when it hands goods to carriers: until `cutoff` (HH:MM by its own clock) on its weekdays (0 is Sunday), but not on the dates in `closed`. */
export const PlaceAsk = z.strictObject({
  name: text(80),
  address: PlaceAddress,
  timeZone: z.string().refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), 'not a time zone'),
  cutoff: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not_a_time'),
  weekdays: z
    .array(z.int().min(0).max(6))
    .min(1)
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
  closed: z
    .array(z.iso.date())
    .max(60)
    .transform((dates) => [...new Set(dates)].toSorted()),
})
export type PlaceAsk = z.infer<typeof PlaceAsk>

/** A place as settings show it. Of a store's places one is preferred: goods leave from it unless somebody chooses another. */
export type PlaceView = PlaceAsk & { readonly id: string; readonly preferred: boolean }

/** What the page gets: the preferred place first. `first`: what the store's own settings suggest for its first place. */
export type PlacesView = { readonly places: readonly PlaceView[]; readonly first: PlaceAsk }
