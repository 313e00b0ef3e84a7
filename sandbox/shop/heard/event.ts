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
  const { t = '', v1 = '' } = Object.fromEntries(header.split(',').map((part) => part.split('=', 2) as [string, string])) as {
    readonly t?: string
    readonly v1?: string
  }
  const due = createHmac('sha256', secret).update(`${t}.${body}`).digest()
  const said = Buffer.from(v1, 'hex')
  return Math.abs(now / 1000 - Number(t)) < oldest && said.length === due.length && timingSafeEqual(said, due)
}
