import { z } from 'zod'
import { setGuards } from '#domain/guards.ts'
import { noteEdits } from '#domain/notes/editing.ts'
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

/** Where the store stands: on slips and letters. */
const StoreAddress = z.strictObject({
  name: text(120),
  line1: text(200),
  line2: note(200),
  city: text(120),
  region: note(80),
  postalCode: note(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as US or CA'),
})

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day, as 15:00')

/** A weekday (0 is Sunday) and the hours of it, HH:MM in the store's time; until 24:00 at the most. */
const OpenDay = z.strictObject({ weekday: z.int().min(0).max(6), from: time, to: z.union([time, z.literal('24:00')]) })

/** How strictly the store takes one guard. */
const Level = z.enum(['off', 'warn', 'block'])

/**
 * Everything a store decides about itself, sent whole. `cutoff` is HH:MM in the store's time, `handlingDays` are working days; `mails…`: customers are mailed when a
 * parcel was delivered, or has a delivery exception. `mailFrom` is what its mails come from, at the domain of its own e-mail: nobody sends in another's name.
 * `noteEdits`: for how long authors may put their notes right. `hours`: when the store is open, null for always; its people's mails wait for it.
 */
export const StoreSettings = z
  .strictObject({
    name: text(80),
    phone: note(40),
    email: z.email().max(254).nullable(),
    mailFrom: z.email().max(254).nullable(),
    address: StoreAddress.nullable(),
    timeZone: z.string().refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), 'not a time zone'),
    currency: z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), 'not a currency'),
    language: z.enum(['en', 'fr']),
    paymentMode: z.enum(['sale', 'authorization']),
    captureAtShipping: z.enum(['off', 'whole', 'share']),
    handlingDays: z.int().min(0).max(60),
    cutoff: time,
    mailsDelivered: z.boolean(),
    mailsException: z.boolean(),
    requiresDmsNumber: z.boolean(),
    secondFactor: z.boolean(),
    noteEdits: z.enum(noteEdits),
    hours: z
      .array(OpenDay)
      .max(7)
      .refine((days) => new Set(days.map(({ weekday }) => weekday)).size === days.length, 'a weekday twice')
      .refine((days) => days.every(({ from, to }) => from < to), 'a day that closes before it opens')
      .transform((days) => days.toSorted((a, b) => a.weekday - b.weekday))
      .nullable(),
    guards: z.record(z.enum(setGuards), Level),
  })
  .refine(({ mailFrom, email }) => mailFrom === null || domainOf(mailFrom) === domainOf(email), {
    path: ['mailFrom'],
    message: 'not_of_the_store',
  })
export type StoreSettings = z.infer<typeof StoreSettings>

function domainOf(address: string | null): string | undefined {
  return address?.split('@').at(-1)?.toLowerCase()
}

/** The settings as they stand. `updatedAt` goes back with a save as If-Match, so that nobody overwrites what they have not seen. */
export type StoreSettingsView = {
  readonly settings: StoreSettings
  readonly updatedAt: string
  /** orders exist in this currency: it stays */
  readonly currencyFixed: boolean
  /** how many people come in, how many of them without a second factor, and whether whoever reads has one */
  readonly factors: { readonly people: number; readonly without: number; readonly self: boolean }
}
