import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../../spine.ts'
import { tellViruses } from '../scan/tell-viruses.ts'
import { fileOnOrder, markRead, putAside } from './queries.ts'

/** Puts a mail that had found no order on the one a person names. */
export async function fileMail(app: App, actor: Actor, mail: string, number: number, command: Command): Promise<Result<object, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const filed = await fileOnOrder(held.tx, mail, held.order.id, held.order.buyer_email)
    if (!filed) return refuse('mail_gone')
    record(held, { type: 'mail_filed', mail, fromCustomer: filed.from_customer })
    await tellViruses(held, mail)
    return ok({})
  })
}

/** Puts a mail that belongs to no order aside; it is kept. */
export async function asideMail(app: App, actor: Actor, mail: string): Promise<Result<object, 'not_found'>> {
  return inStore(app, actor, async (tx) => ((await putAside(tx, mail, app.clock.now())) ? ok({}) : refuse('not_found')))
}

/** A person has seen the order's mails; the list stops telling. */
export async function readMails(app: App, actor: Actor, number: number, command: Command): Promise<Result<object, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    await markRead(held.tx, held.order.id, held.now)
    return ok({})
  })
}
