import { z } from 'zod'
import { hasCardNumber } from '#domain/card-number.ts'

/** Send the buyer a link by which they pay up to `amount` (minor units); `note` stands in the mail. */
export const LinkAsk = z.strictObject({
  amount: z.int().min(1).max(100_000_000_00),
  note: z.string().trim().max(1000).nullish(),
})
export type LinkAsk = z.input<typeof LinkAsk>

/** A link that was made: until when it works, to which address it was mailed, and its own address, told this once; null to the same command repeated. */
export type LinkAnswer = {
  readonly link: string
  readonly until: string
  readonly to: string | null
  readonly url: string | null
}

/** A checkbox of a form or an address. */
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

/** A form is no JSON, so its fields look for themselves. */
const noCard = (text: string) => !hasCardNumber(text)

/** What every form of the pay page sends: the id this view of the page was given, and the mark that it is ours. It is all there is to beginning anew. */
export const AgainForm = z.object({ command: z.uuid(), mark: z.string().min(1).max(100) })

const amount = z.coerce.number().int().min(1)

/** The buyer pays the amount they saw at the wallet's own page. */
export const WalletForm = AgainForm.extend({ amount, keep: ticked })

/** The buyer pays by card: the token the card field gave. A card's number is none. */
export const PayForm = WalletForm.extend({
  card: z
    .string()
    .regex(/^[a-z]+_\w{1,120}$/i)
    .refine(noCard),
})

/** The wallet's own way of naming the payment the buyer approved (PayPal, Orders v2: `token` of the return address is the order's id). */
export const ApprovedQuery = z
  .object({
    token: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .refine(noCard),
    keep: ticked,
  })
  .transform(({ token, keep }) => ({ reference: token, keep }))
