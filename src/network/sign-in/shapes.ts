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
      readonly purpose: 'invitation' | 'password' | 'factors'
      readonly name: string
      readonly email: string
      readonly language: 'en' | 'fr'
      readonly store: string | null
    }

/** Whose second factor the operator ends, and why. */
export const EndFactorsOfAsk = z.strictObject({
  email: z.email().max(254),
  reason: z.string().trim().min(3).max(300).refine(isStorable, 'holds a character that cannot be kept'),
})
export type EndFactorsOfAsk = z.infer<typeof EndFactorsOfAsk>

/** The password beside a link that came after the second factor was ended. */
export const LinkProofAsk = z.object({ token: Token, password: z.string().min(1).max(500) })
export type LinkProofAsk = z.infer<typeof LinkProofAsk>

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

/** The secret of a step of signing in that waits for its second half. */
const Step = z.string().min(20).max(200)
export const StepAsk = z.object({ step: Step })

/** A code of an authenticator app, or a recovery code, for a step. */
export const StepCodeAsk = z.object({ step: Step, code: z.string().trim().min(6).max(40) })
export type StepCodeAsk = z.infer<typeof StepCodeAsk>

/** What an authenticator answered, as a browser hands it on (WebAuthn, PublicKeyCredential.toJSON). Its parts are read where they are checked. */
const Credential = z.looseObject({ id: z.string().min(1).max(1400) })

/** What a passkey answered to the challenge of a step. */
export const PasskeyAsk = z.object({ step: Step, response: Credential })
export type PasskeyAsk = z.infer<typeof PasskeyAsk>

/** A new passkey and what its person calls it. */
export const NewPasskeyAsk = z.object({
  step: Step,
  name: z.string().trim().min(1).max(60).refine(isStorable, 'holds a character that cannot be kept'),
  response: Credential,
})
export type NewPasskeyAsk = z.infer<typeof NewPasskeyAsk>

/** The password once more, before a factor is set up. */
export const PasswordProofAsk = z.object({ password: z.string().min(1).max(500) })

/** The password or a code once more, before a factor is taken away or its recovery codes are made anew. */
export const ProofAsk = z.union([PasswordProofAsk, z.object({ code: z.string().trim().min(6).max(40) })])
export type ProofAsk = z.infer<typeof ProofAsk>

/** What comes of a right password or link: a session, or the step in which a second factor is asked and which kinds the person has. */
export type EnterView = { readonly second: SecondView | null }
export type SecondView = { readonly step: string; readonly totp: boolean; readonly passkey: boolean }

/** An app that is being set up: its secret to type, and as an address for a camera. Told this once. */
export type NewTotpView = { readonly step: string; readonly secret: string; readonly uri: string }

/** Recovery codes, told this once; null when the person has some already. */
export type CodesView = { readonly codes: readonly string[] | null }

/** What the person signs in with besides the password. */
export type FactorsView = {
  readonly totp: { readonly since: string } | null
  readonly recoveryLeft: number
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly createdAt: string; readonly usedAt: string | null }[]
}
