import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What the shop reads of an event of the desk: the rest of it is passed over. */
export const DeskEvent = z.object({
  id: z.string().min(1),
  type: z.string(),
  at: z.string(),
  order: z.object({
    externalNumber: z.string(),
    shipments: z.array(z.object({ tracking: z.array(z.object({ carrier: z.string(), number: z.string(), url: z.string().nullable() })) })),
  }),
})
export type DeskEvent = z.infer<typeof DeskEvent>

const oldest = 300

/** Is it from the desk, and fresh? Checked over the very bytes, as the desk's description says. */
export function isFromDesk(header: string, body: string, secret: string, now: number): boolean {
  const parts = header.split(',').map((part) => part.split('=', 2))
  const t = parts.find(([name]) => name === 't')?.[1] ?? ''
  const due = createHmac('sha256', secret).update(`${t}.${body}`).digest()
  const fits = ([name, hex = '']: readonly string[]) => {
    const said = Buffer.from(hex, 'hex')
    return name === 'v1' && said.length === due.length && timingSafeEqual(said, due)
  }
  // For a day after a new secret the one before signs too.
  return Math.abs(now / 1000 - Number(t)) < oldest && parts.some(fits)
}
