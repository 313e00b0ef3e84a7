import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import { taxChanges } from '#domain/store/tax-order.ts'
import { totalsOf } from '#domain/totals.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { readOrder, type At } from '../../spine.ts'
import { readProfit } from '../read.ts'
import { mayEditContent, pricedOf, readContentOf } from './content.ts'
import { mayCost } from './may-cost.ts'
import { planEdit } from './plan.ts'
import type { EditAsk, PreviewView } from './shapes.ts'
import { rateOf } from './tax.ts'

/** What an edit would come to, worked out by the function that saves it; nothing is written. */
export async function preview(app: App, actor: Actor, number: number, ask: EditAsk): Promise<Result<PreviewView>> {
  return (await readOrder(app, actor, number, (at) => previewAt(at, ask))) ?? refuse('not_found')
}

async function previewAt(at: At, ask: EditAsk): Promise<Result<PreviewView>> {
  const { tx, order, facts } = at
  const allowed = mayEditContent(order)
  if (!allowed.ok) return allowed
  const seeing = mayCost(tx.actor, ask)
  if (!seeing.ok) return seeing
  const content = await readContentOf(at)
  const id = uuidv7()
  const planned = planEdit(content, ask, id)
  if (!planned.ok) return planned

  const [before, after] = [pricedOf(content), pricedOf(planned.value.content)]
  const [totals, next] = [totalsOf(before), totalsOf(after)]
  const seesCost = tx.actor.rights.includes('cost')
  const touched = planned.value.content.lines.find((line) => line.id === ('id' in ask ? ask.id : id))
  return ok({
    before: totals,
    after: next,
    dueBefore: facts.balance,
    due: facts.balance + next.total - totals.total,
    collected: facts.collected,
    held: facts.held,
    buyerEmail: order.buyer_email,
    taxRatePpm: touched ? rateOf(touched.taxes) : 0,
    taxes: taxChanges(before, after),
    profit: seesCost ? { before: await readProfit(at, before), after: await readProfit(at, after) } : null,
  })
}
