import { z } from 'zod'

export const SignInAsk = z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(500) })
export type SignInAsk = z.infer<typeof SignInAsk>

/** What the first person of an installation types behind the one-time link; the password wants 12 characters (NIST SP 800-63B asks for length, not for kinds). */
export const FirstLinkAsk = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  password: z.string().min(12).max(500),
})
export type FirstLinkAsk = z.infer<typeof FirstLinkAsk>

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
