import { z } from 'zod'
import { money, text } from '../wire/shapes.ts'

export const CaptureAsk = z.object({
  amount: money.optional(),
  invoice_id: text(127).optional(),
  final_capture: z.boolean().default(false),
  note_to_payer: text(255).optional(),
  soft_descriptor: z.string().max(22).optional(),
})

export const ReauthorizeAsk = z.object({ amount: money.optional() })

export const RefundAsk = z.object({
  amount: money.optional(),
  custom_id: text(127).optional(),
  invoice_id: text(127).optional(),
  note_to_payer: text(255).optional(),
})
export type RefundAsk = z.infer<typeof RefundAsk>
