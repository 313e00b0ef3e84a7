import { z } from 'zod'
import { logoLimit } from '#domain/mail/logo.ts'

/** A picture to be the logo: its bytes in base64; null takes the logo out. */
export const LogoAsk = z.strictObject({
  picture: z
    .base64()
    .min(1)
    .max(Math.ceil((logoLimit * 4) / 3) + 4)
    .nullable(),
})

/** The logo as it is shown, pixels; null where the store has none. `changedAt` tells one from the next. */
export type LogoView = { readonly logo: { readonly width: number; readonly height: number; readonly changedAt: string } | null }
