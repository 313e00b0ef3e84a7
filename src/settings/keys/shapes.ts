import { z } from 'zod'
import { isStorable } from '#domain/storable.ts'

/** What a storefront's key may do. */
export const keyScopes = ['orders:write', 'orders:read'] as const
export type KeyScope = (typeof keyScopes)[number]

/** A new key: a name to know it by, and what it may do. */
export const KeyAsk = z.strictObject({
  name: z.string().trim().min(1).max(80).refine(isStorable, 'holds a character that cannot be kept'),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1)
    .transform((scopes) => keyScopes.filter((scope) => scopes.includes(scope))),
})
export type KeyAsk = z.infer<typeof KeyAsk>

/** A key as the list shows it: never the key, only its first letters. */
export type KeyView = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly usedAt: string | null
  readonly revokedAt: string | null
}

/** The answer to making one, and the only time the key itself is told. */
export type KeyMade = { readonly id: string; readonly key: string }
