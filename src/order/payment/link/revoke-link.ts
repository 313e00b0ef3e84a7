import { isUnsettledRow } from '../beats/conclude.ts'
import { planRevocation } from '#domain/payment/link.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { endLink, findLink, listTries } from './queries.ts'

/** Takes a link back: from now on it takes no money. */
export async function revokeLink(
  app: App,
  actor: Actor,
  which: { readonly number: number; readonly link: string },
  command: Command,
): Promise<Result<object, string>> {
  return holdOrder<object, string>(app, actor, which, command, 'append', async (held) => {
    const { tx, order, now } = held
    const link = await findLink(tx, which.link)
    if (link?.order_id !== order.id) return refuse('not_found')
    const tried = (await listTries(tx, order.id)).find((row) => row.link === link.id)
    const may = planRevocation(link, tried !== undefined && isUnsettledRow(tried))
    if (!may.ok) return may
    await endLink(tx, link.id, { state: 'revoked', by: null, at: now })
    record(held, { type: 'pay_link_revoked', link: link.id, amount: link.amount })
    return ok({})
  })
}
