import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../spine.ts'
import { mergeEdit } from './merge-edit.ts'
import { mayEditBuyer } from './read.ts'
import { TypedBuyer, type BuyerAsk } from './shapes.ts'

const names = ['name', 'company', 'email', 'phone'] as const
const columns = { name: 'buyer_name', company: 'buyer_company', email: 'buyer_email', phone: 'buyer_phone' } as const

/** Puts the buyer's name, company, e-mail or phone right; letters go to the new address from then on. With `base`, what a colleague alone changed meanwhile stays theirs. */
export async function editBuyer(
  app: App,
  actor: Actor,
  number: number,
  ask: BuyerAsk,
  command: Command,
): Promise<Result<{ readonly fields: readonly string[] }, string>> {
  return holdOrder(app, actor, { number }, command, ask.base ? 'append' : 'summary', async (held) => {
    const allowed = mayEditBuyer(held.order)
    if (!allowed.ok) return allowed
    const { order } = held
    const { base, ...mine } = ask
    const theirs = { name: order.buyer_name, company: order.buyer_company, email: order.buyer_email, phone: order.buyer_phone }
    const merged = await mergeEdit(held, { type: 'buyer_changed' }, TypedBuyer, names, { base, mine, theirs })
    if (!merged.ok) return merged
    const buyer = merged.value
    const fields = names.filter((field) => (theirs[field] ?? '') !== (buyer[field] ?? ''))
    if (fields.length === 0) return refuse('nothing_changed')

    const before = Object.fromEntries(fields.map((field) => [field, order[columns[field]]]))
    const after = Object.fromEntries(fields.map((field) => [field, buyer[field]]))
    record(held, { type: 'buyer_changed', fields }, { before, after })
    change(held, { buyer_name: buyer.name, buyer_company: buyer.company, buyer_email: buyer.email, buyer_phone: buyer.phone })
    return ok({ fields })
  })
}
