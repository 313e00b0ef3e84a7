import { z } from 'zod'
import type { Check } from '#domain/payment.ts'
import type { Result } from '#domain/result.ts'
import type { VinVerdict } from '#domain/vin.ts'

export const checkSteps = ['addresses', 'risk'] as const
export type CheckStep = (typeof checkSteps)[number]

/** "I have looked at this": the two steps of Verify. */
export const CheckedAsk = z.strictObject({ step: z.enum(checkSteps) })
export type CheckedAsk = z.infer<typeof CheckedAsk>

/** The facts a person weighs. There is no score yet: nothing here is a verdict. */
export type RiskView = {
  /** what the issuer said of the newest payment attempt that was compared; null when none was */
  readonly issuer: { readonly street: Check | null; readonly postalCode: Check | null; readonly cvc: Check | null } | null
  /** tries to pay, how many the issuer declined, and with how many different cards */
  readonly attempts: { readonly all: number; readonly declined: number; readonly cards: number }
  readonly vin: VinVerdict | null
  readonly postBox: boolean
  readonly ip: string | null
  readonly checked: { readonly at: string; readonly by: string | null } | null
  readonly can: { readonly check: Result<null> }
}
