import { uuidv7 } from 'uuidv7'
import { isOpen, type Hours } from '#domain/notices/hours.ts'
import { storeWordsOf } from '#order/spine-store.ts'
import { peopleToTell, type ToTell } from '#order/spine-notices.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { mailerOf } from '#platform/mail/mailer-of.ts'
import { dropWaiting, insertMail, readStoreHours, saveSent, setMail, takeDue, takeMails, type Due } from '../queries.ts'
import { writeNoticeMail } from './write-mail.ts'

/** Seconds after which a mail somebody had in hand is free again: their desk has ended. Longer than the mail server may take to answer. */
export const handSeconds = 60

/**
 * Tells one person of a store by mail what waits for them: all of it in one mail, where the store is open or they want it at any hour. A mail is written and kept
 * before it leaves, and only whoever took it in hand sends it; one a desk died over goes again with the same Message-ID. Who has left hears nothing.
 */
export async function tellPerson(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const now = app.clock.now()
  const { mails, mailer } = await inStore(app, actor, async (tx) => {
    const person = (await peopleToTell(tx)).find((one) => one.id === id)
    if (!person) {
      await dropWaiting(tx, id)
      return { mails: [], mailer: app.mailer }
    }
    const { hours } = await signerOf(app, tx)
    await gather(app, tx, person, { mail: 'now', open: isOpen(hours, now) }, null)
    return { mails: await takeMails(tx, id, now, new Date(now.getTime() - handSeconds * 1000)), mailer: await mailerOf(app, tx) }
  })
  let later: string | null = null
  for (const mail of mails) {
    const reply = await mailer.send({
      messageId: `<${mail.id}@${new URL(app.config.publicUrl).hostname}>`,
      from: { name: mail.from_name, address: mail.from_address },
      to: { name: mail.to_name, address: mail.to_address },
      subject: mail.subject,
      text: mail.body_text,
      html: mail.body_html,
      language: mail.language,
    })
    const why = reply.outcome === 'sent' ? null : reply.message.slice(0, 500)
    const state = { sent: 'sent', later: 'queued', refused: 'failed' } as const
    await inStore(app, actor, (tx) => saveSent(tx, mail.id, { state: state[reply.outcome], why, at: app.clock.now() }))
    if (reply.outcome === 'later') later = reply.message
  }
  if (later !== null) throw new Error(`mail waits: ${later}`)
}

/** Writes one mail of all that is due to a person and keeps it; false when nothing is, or a digest of that `day` was made before. */
export async function gather(app: App, tx: Tx, person: ToTell, due: Due, day: string | null): Promise<boolean> {
  const rows = await takeDue(tx, person, due)
  if (rows.length === 0) return false
  const { from, store } = await signerOf(app, tx)
  const id = uuidv7()
  const mail = writeNoticeMail(rows, { language: person.language, day, store, publicUrl: app.config.publicUrl })
  if (!(await insertMail(tx, { id, person, from, day, mail, at: app.clock.now() }))) return false
  await setMail(
    tx,
    rows.map((row) => row.id),
    id,
  )
  return true
}

/** The store's hours, and who signs: its own sender where it has one, else the installation's with the store's name. Answers come to nobody, so no address for them is named. */
async function signerOf(app: App, tx: Tx) {
  const row = await readStoreHours(tx)
  const hours: Hours = { days: row.hours, closed: row.closed ?? [], timeZone: row.time_zone }
  const address = row.mail_from ?? /<([^>]+)>/.exec(app.config.mail.from)?.[1] ?? app.config.mail.from
  const store = {
    name: row.name,
    slug: row.slug,
    timeZone: row.time_zone,
    address: row.address,
    phone: row.phone,
    numbers: storeWordsOf(row).numbers,
  }
  return { hours, from: { name: row.name, address }, store }
}
