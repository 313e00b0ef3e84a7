import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { openMailPassword, sealMailPassword } from '#platform/mail/credentials.ts'
import type { MailTrouble } from '#domain/mail/servers.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { toMailbox } from './opened.ts'
import { findMailbox, removeMailbox, saveMailbox, type MailboxRow } from './queries.ts'
import type { MailboxAsk, MailLogged } from './shapes.ts'

export type MailboxRefusal = `mailbox_${MailTrouble}` | 'mail_password_missing' | 'no_mail_server'

/**
 * Opens the mailbox, and reads it from now on when that works: what lies in it already stays unread. A changed password or folder of marks goes on where reading stood. A password that
 * is kept goes to the very server and user it was entered for, and to no other.
 */
export async function enterMailbox(app: App, actor: Actor, ask: MailboxAsk): Promise<Result<{ readonly waiting: number }, MailboxRefusal>> {
  const kept = await inStore(app, actor, findMailbox)
  const password = ask.password ?? keptPassword(app, actor.store, kept, ask)
  if (password === undefined) return refuse('mail_password_missing')
  const { host, port, tls, user, folder, doneFolder = null, trustedHost = null } = ask
  const tested = await app.mailServers.testMailbox({ host, port, tls, user, password, folder, doneFolder, trustedHost })
  if (!tested.ok) return refuse(`mailbox_${tested.trouble}`, { message: tested.message })
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const before = await findMailbox(tx)
    const same = before && before.host === host && before.username === user && before.folder === folder
    await saveMailbox(
      tx,
      {
        host,
        port,
        tls,
        username: user,
        sealed_password: sealMailPassword(app, tx.store, 'mailbox', password),
        folder,
        done_folder: doneFolder,
        trusted_host: trustedHost,
        uid_validity: same ? before.uid_validity : tested.cursor.validity,
        last_uid: same ? before.last_uid : tested.cursor.uid,
        read_from: same ? before.read_from : at,
      },
      at,
    )
    await logChanges(tx, at, [{ what: 'mailbox', before: before ? loggedOf(before) : null, after: { host, port, user, name: folder } }])
    return ok({ waiting: tested.waiting })
  })
}

/** Opens the mailbox once more, and says what failed. */
export async function testMailbox(app: App, actor: Actor): Promise<Result<{ readonly waiting: number }, MailboxRefusal>> {
  const row = await inStore(app, actor, findMailbox)
  if (!row) return refuse('no_mail_server')
  const tested = await app.mailServers.testMailbox(toMailbox(app, row))
  return tested.ok ? ok({ waiting: tested.waiting }) : refuse(`mailbox_${tested.trouble}`, { message: tested.message })
}

/** Reads the mailbox no longer, and forgets its password. */
export async function stopMailbox(app: App, actor: Actor): Promise<Result<object, 'no_mail_server'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await findMailbox(tx)
    if (!row) return refuse('no_mail_server')
    await removeMailbox(tx)
    await logChanges(tx, app.clock.now(), [{ what: 'mailbox', before: loggedOf(row), after: null }])
    return ok({})
  })
}

function keptPassword(app: App, store: string, kept: MailboxRow | undefined, ask: MailboxAsk): string | undefined {
  if (!kept || kept.host !== ask.host || kept.port !== ask.port || kept.username !== ask.user) return undefined
  return openMailPassword(app, store, 'mailbox', kept.sealed_password)
}

function loggedOf({ host, port, username, folder }: MailboxRow): MailLogged {
  return { host, port, user: username, name: folder }
}
