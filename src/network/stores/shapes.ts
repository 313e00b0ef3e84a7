import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

const text = (max: number) => z.string().trim().min(1).max(max).refine(isStorable, 'holds a character that cannot be kept')

/** Who will run a store: its first supervisor, or one more while none has come in. */
export const SupervisorAsk = z.strictObject({ name: text(120), email: z.email().max(254), language: z.enum(['en', 'fr']) })
export type SupervisorAsk = z.infer<typeof SupervisorAsk>

/** A store to open. `slug` is its name in addresses, as `slugOf` writes it. */
export const OpenStoreAsk = z.strictObject({
  name: text(80),
  slug: z
    .string()
    .min(1)
    .max(40)
    .regex(/^([a-z0-9][a-z0-9-]*)?$/, 'small letters, digits and hyphens'),
  timeZone: z.string().refine((zone) => zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone), 'not a time zone'),
  currency: z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code), 'not a currency'),
  language: z.enum(['en', 'fr']),
  supervisor: SupervisorAsk,
})
export type OpenStoreAsk = z.infer<typeof OpenStoreAsk>

/** Whose a store is: stores under one name are one reporter of fraud. Empty: nobody else's. */
export const OwnerAsk = z.strictObject({ owner: z.string().trim().max(120).refine(isStorable, 'holds a character that cannot be kept') })
export type OwnerAsk = z.infer<typeof OwnerAsk>

/** A text as an address takes it: small letters and digits, a hyphen for anything else, forty at most; empty when nothing is left. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
}

/** Words of the desk's own addresses, which no store may have. */
export const ownAddresses: readonly string[] = [
  'api',
  'assets',
  'desk',
  'first',
  'forgot-password',
  'healthz',
  'help',
  'link',
  'network',
  'pay',
  'hooks',
  'card-field',
  'profile',
  'sign-in',
]

/** Somebody who manages a store's people and has not come in yet. */
export type WaitingSupervisor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'fr'
  readonly copyable: boolean
  readonly failed: string | null
}

/** A store as the operator sees it: nothing of its orders. `runBy`: who manages its people and has come in. */
export type NetworkStoreView = {
  readonly slug: string
  readonly name: string
  /** whose it is, with the other stores under that name; '' when it is its own */
  readonly owner: string
  readonly people: number
  readonly openedAt: string
  readonly runBy: readonly string[]
  readonly waiting: readonly WaitingSupervisor[]
}
