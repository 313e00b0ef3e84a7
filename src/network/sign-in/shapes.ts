import { z } from 'zod'
import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import { isStorable } from '#domain/storable.ts'

export const SignInAsk = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(500) })
export type SignInAsk = z.infer<typeof SignInAsk>

/** A password somebody chooses: ten characters or more, of any kind (NIST SP 800-63B asks for length, not for kinds). */
const NewPassword = z.string().min(10).max(500)

const Token = z.string().min(20).max(200)

/** What the first person of an installation types behind the one-time link, and the language they read it in. */
export const FirstLinkAsk = z.object({
  token: Token,
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: NewPassword,
  language: z.enum(['en', 'fr']).default('en'),
})
export type FirstLinkAsk = z.infer<typeof FirstLinkAsk>

/** The secret of a one-time link, to be told what it is for. */
export const LinkAsk = z.object({ token: Token })

/** A password chosen behind a one-time link. */
export const LinkPasswordAsk = z.object({ token: Token, password: NewPassword })
export type LinkPasswordAsk = z.infer<typeof LinkPasswordAsk>

/** What a live link is for, and whom it lets in; `store` is where an invited person will work. */
export type LinkView =
  | { readonly purpose: 'operator' }
  | {
      readonly purpose: 'invitation' | 'password'
      readonly name: string
      readonly email: string
      readonly language: 'en' | 'fr'
      readonly store: string | null
    }

/** Who forgot their password. */
export const ForgotAsk = z.object({ email: z.email().max(254).refine(isStorable, 'holds a character that cannot be kept') })

/** A new password in place of the old one. */
export const PasswordAsk = z.object({ old: z.string().min(1).max(500), password: NewPassword })
export type PasswordAsk = z.infer<typeof PasswordAsk>

/** A person's own settings; only what is named changes. */
export const MeAsk = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  language: z.enum(['en', 'fr']).optional(),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'not a time zone')
    .nullish(),
  units: z.enum(['imperial', 'metric']).optional(),
  density: z.enum(['comfortable', 'compact']).optional(),
  shortcuts: z.boolean().optional(),
})
export type MeAsk = z.infer<typeof MeAsk>

/** One place the person is signed in; `current` is where they ask from. Times are ISO 8601. */
export type SessionView = {
  readonly id: string
  readonly current: boolean
  readonly userAgent: string | null
  readonly ip: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
}

/** One row of the sign-in log as the person themselves sees it. */
export type SignInView = {
  readonly id: string
  readonly at: string
  readonly event: SignInEvent
  readonly way: SignInWay | null
  readonly userAgent: string | null
  readonly ip: string | null
}

/** The newest rows of a person's own sign-in log. */
export type SignInsView = { readonly signIns: readonly SignInView[] }
