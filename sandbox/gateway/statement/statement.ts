import type { Row } from '../../database.ts'
import type { Charge } from '../objects/charge.ts'
import type { PaymentIntent } from '../objects/payment-intent.ts'
import type { Refund } from '../objects/refund.ts'
import type { Gateway } from '../operation.ts'
import { bodyOf, type StoredEffect } from '../store.ts'
import { doWhatIsDue } from '../time/due.ts'

/**
 * One line of a card's statement, as its holder sees it. `amount` in minor units, negative for money that comes back. `pending` is held or on its way,
 * `released` was held and let go.
 */
export type StatementLine = {
  readonly at: string
  readonly merchant: string
  readonly what: 'authorization' | 'purchase' | 'refund' | 'refund_returned' | 'dispute' | 'dispute_lost'
  readonly state: 'pending' | 'posted' | 'released'
  readonly amount: number
  readonly currency: string
  readonly brand: string
  readonly last4: string
  readonly holder: string | null
  readonly payment_intent: string
}

/** `card`: the last four digits; `holder`: part of the name on it. */
export type StatementAsk = { readonly card?: string | undefined; readonly holder?: string | undefined }

/** What card holders see of everything that happened at the gateway, in all stores. `newest` changes whenever there is something new to see. */
export type Statement = {
  readonly lines: (ask: StatementAsk) => StatementLine[]
  readonly cards: () => { readonly brand: string; readonly last4: string; readonly count: number }[]
  readonly newest: () => number
}

/** The statements of all cards that were ever used at this gateway. */
export function statementOf({ db, clock }: Pick<Gateway, 'db' | 'clock'>): Statement {
  const upToDate = () => doWhatIsDue(db, clock.now())
  return {
    lines: (ask) => {
      upToDate()
      return db.all(linesSql, ask.card ?? null, ask.holder ?? null).flatMap(lineOf)
    },
    cards: () => db.all(cardsSql).map((row) => ({ brand: String(row['brand']), last4: String(row['last4']), count: Number(row['n']) })),
    newest: () => {
      upToDate()
      return Number(db.get('select coalesce(max(seq), 0) as seq from effects')?.['seq'])
    },
  }
}

const card = "charges.body -> '$.payment_method_details.card'"
const linesSql = `
select effects.at, effects.body, charges.body as charge, intents.body as intent, refunds.body as refund
from effects
join objects charges on charges.id = effects.body ->> 'charge'
join objects intents on intents.id = effects.body ->> 'payment_intent'
left join objects refunds on refunds.id = effects.body ->> 'refund'
where (?1 is null or ${card} ->> 'last4' = ?1) and (?2 is null or instr(lower(charges.body ->> '$.billing_details.name'), lower(?2)) > 0)
order by effects.at desc, effects.seq desc limit 300`
const cardsSql = `
select ${card} ->> 'brand' as brand, ${card} ->> 'last4' as last4, count(*) as n
from objects charges where kind = 'charge' and body ->> 'status' = 'succeeded'
group by 1, 2 order by max(seq) desc`

function lineOf(row: Row): StatementLine[] {
  const effect = JSON.parse(String(row['body'])) as StoredEffect
  const charge = JSON.parse(String(row['charge'])) as Charge
  const intent = JSON.parse(String(row['intent'])) as PaymentIntent
  const refund = row['refund'] === null ? undefined : bodyOf<Refund>({ body: row['refund'] ?? null })
  const shown = shownAs(effect, charge, intent, refund)
  const { brand, last4 } = charge.payment_method_details.card
  return shown
    ? [
        {
          at: new Date(Number(row['at']) * 1000).toISOString(),
          merchant: charge.calculated_statement_descriptor,
          ...shown,
          currency: charge.currency,
          brand,
          last4,
          holder: charge.billing_details.name,
          payment_intent: intent.id,
        },
      ]
    : []
}

type Shown = Pick<StatementLine, 'what' | 'state' | 'amount'>

/** A hold is shown as long as something of it was not taken; letting it go changes its line and adds none. */
function shownAs({ kind, amount }: StoredEffect, charge: Charge, intent: PaymentIntent, refund: Refund | undefined): Shown | undefined {
  const rest = charge.amount - charge.amount_captured
  switch (kind) {
    case 'authorize':
      if (rest === 0) return undefined
      return { what: 'authorization', state: intent.status === 'requires_capture' ? 'pending' : 'released', amount: rest }
    case 'void':
      return undefined
    case 'sale':
    case 'capture':
      return { what: 'purchase', state: 'posted', amount }
    case 'refund':
      return { what: 'refund', state: refund?.status === 'pending' ? 'pending' : 'posted', amount: -amount }
    case 'refund_reversed':
      return { what: 'refund_returned', state: 'posted', amount }
    case 'dispute':
      return { what: 'dispute', state: 'posted', amount: -amount }
    case 'dispute_reversed':
      return { what: 'dispute_lost', state: 'posted', amount }
  }
}
