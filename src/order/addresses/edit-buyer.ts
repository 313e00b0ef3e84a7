import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, holdOrder, record } from '../spine.ts'
import { mayEditBuyer } from './read.ts'
import type { BuyerAsk } from './shapes.ts'

const columns = { name: 'buyer_name', company: 'buyer_company', email: 'buyer_email', phone: 'buyer_phone' } as const

/** Puts the buyer's name, company, e-mail or phone right; letters go to the new address from then on. */
export async function editBuyer(
  app: App,
  actor: Actor,
  number: number,
  ask: BuyerAsk,
  command: Command,
): Promise<Result<{ readonly fields: readonly string[] }, string>> {
  return holdOrder(app, actor, { number }, command, 'summary', async (held) => {
    const allowed = mayEditBuyer(held.order)
    if (!allowed.ok) return allowed
    const { order } = held
    const fields = (['name', 'company', 'email', 'phone'] as const).filter((field) => (order[columns[field]] ?? '') !== (ask[field] ?? ''))
    if (fields.length === 0) return refuse('nothing_changed')

    const before = Object.fromEntries(fields.map((field) => [field, order[columns[field]]]))
    const after = Object.fromEntries(fields.map((field) => [field, ask[field]]))
    record(held, { type: 'buyer_changed', fields }, { before, after })
    change(held, { buyer_name: ask.name, buyer_company: ask.company, buyer_email: ask.email, buyer_phone: ask.phone })
    return ok({ fields })
  })
}
