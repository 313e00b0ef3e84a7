import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { openMailPassword, sealMailPassword } from '#platform/mail/credentials.ts'
import { toSender } from '#platform/mail/sender.ts'
import type { MailTrouble } from '#domain/mail/servers.ts'
import type { Sender } from '#ports/mail-servers.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { findSender, removeSender, saveSender, type SenderRow } from './queries.ts'
import type { MailLogged, SenderAsk } from './shapes.ts'

export type SenderRefusal = `sender_${MailTrouble}` | 'mail_password_missing' | 'no_mail_server' | 'no_receiver'
type Tested = Result<{ readonly to: string }, SenderRefusal>

/** Sends a mail to the person who asks, and sends the store's letters by this server from now on when that works. A password that is kept goes to no other server or user. */
export async function enterSender(app: App, actor: Actor, ask: SenderAsk): Promise<Tested> {
  const kept = await inStore(app, actor, findSender)
  const { host, port, tls, user = null, from } = ask
  const password = user === null ? null : (ask.password ?? keptPassword(app, actor.store, kept, ask))
  if (password === undefined) return refuse('mail_password_missing')
  const tested = await sendTest(app, actor, { host, port, tls, user, password, from })
  if (!tested.ok) return tested
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const before = await findSender(tx)
    const sealed = password === null ? null : sealMailPassword(app, tx.store, 'sender', password)
    await saveSender(tx, { host, port, tls, username: user, sealed_password: sealed, from_address: from }, at)
    await logChanges(tx, at, [{ what: 'mail_sender', before: before ? loggedOf(before) : null, after: { host, port, user, name: from } }])
    return tested
  })
}

/** Sends a mail by the kept server to the person who asks, and says what failed. */
export async function testSender(app: App, actor: Actor): Promise<Tested> {
  const row = await inStore(app, actor, findSender)
  return row ? sendTest(app, actor, toSender(app, actor.store, row)) : refuse('no_mail_server')
}

/** Sends by the installation's server again, and forgets the password. */
export async function stopSender(app: App, actor: Actor): Promise<Result<object, 'no_mail_server'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await findSender(tx)
    if (!row) return refuse('no_mail_server')
    await removeSender(tx)
    await logChanges(tx, app.clock.now(), [{ what: 'mail_sender', before: loggedOf(row), after: null }])
    return ok({})
  })
}

async function sendTest(app: App, actor: Actor, sender: Sender): Promise<Tested> {
  const people = await inStore(app, actor, peopleOfStore)
  const to = people.find(({ id }) => id === actor.person)?.email
  if (to === undefined) return refuse('no_receiver')
  const tested = await app.mailServers.testSender(sender, to)
  return tested.ok ? ok({ to }) : refuse(`sender_${tested.trouble}`, { message: tested.message })
}

function keptPassword(app: App, store: string, kept: SenderRow | undefined, ask: SenderAsk): string | undefined {
  if (!kept?.sealed_password || kept.host !== ask.host || kept.port !== ask.port || kept.username !== ask.user) return undefined
  return openMailPassword(app, store, 'sender', kept.sealed_password)
}

function loggedOf({ host, port, username, from_address }: SenderRow): MailLogged {
  return { host, port, user: username, name: from_address }
}
