import { buyerActor } from '#domain/activity.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import type { MailIn } from '#ports/mail-in.ts'
import { uuidv7 } from 'uuidv7'
import { holdOrder, record, type Held } from '../../spine.ts'
import { awaitScan } from '../scan/await-scan.ts'
import { tellViruses } from '../scan/tell-viruses.ts'
import { findOrder, findPlace, type Found, type Place } from './find-place.ts'
import { toKeepable } from './keepable.ts'
import { failLetters, insertMail, type NewMail } from './queries.ts'

/**
 * Keeps a mail for each address it came to: on its order, or unfiled in the store the address named. Resolves once all is committed and throws when it is not, so
 * that its sender comes again; what was kept by then is not kept twice. Nothing that comes in is ever answered by the desk itself, so no two programs can talk for ever.
 */
export async function takeMail(app: App, addresses: readonly string[], mail: MailIn): Promise<void> {
  const kept = await toKeepable(mail)
  for (const address of addresses) {
    const place = await findPlace(app, address)
    if (!place) throw new Error('an address that was known is gone')
    await keepAt(app, place, mail, kept)
  }
}

/**
 * Keeps a mail that was read from a store's own mailbox: on the order whose secret address it names, if that is the store's, else where its other signs lead. Whatever it
 * says, it comes to no other store.
 */
export async function takeStoreMail(app: App, store: string, mail: MailIn): Promise<void> {
  const kept = await toKeepable(mail)
  for (const address of mail.to) {
    const place = await findPlace(app, address)
    if (place?.store === store && place.order !== null) return keepAt(app, place, mail, kept)
  }
  await keepAt(app, { store, order: null }, mail, kept)
}

type Kept = Awaited<ReturnType<typeof toKeepable>>

async function keepAt(app: App, place: Place, mail: MailIn, { files, ...words }: Kept): Promise<void> {
  const desk = systemActor(place.store)
  const found = await inStore(app, desk, (tx) => findOrder(tx, place, mail))
  const row: NewMail = {
    ...words,
    id: uuidv7(),
    fingerprint: sha256(Buffer.concat([Buffer.from(place.order ?? 'store'), mail.fingerprint])),
    order: found?.order ?? null,
    matchedBy: found?.by ?? null,
    nature: mail.nature,
    fromCustomer: found?.fromCustomer ?? false,
    sender: mail.sender,
    at: app.clock.now(),
  }
  const hashes = files.map(({ sha256 }) => sha256)
  if (!found)
    return inStore(app, desk, async (tx) => {
      if (await insertMail(tx, row, files)) await awaitScan(app, tx, hashes)
    })

  const actor = found.fromCustomer ? systemActor(place.store, buyerActor) : desk
  const result = await holdOrder(app, actor, { id: found.order }, noCommand, 'append', async (held) => {
    if (!(await insertMail(held.tx, row, files))) return ok({})
    await awaitScan(app, held.tx, hashes)
    await follow(held, mail, row, found, files.length)
    await tellViruses(held, row.id)
    return ok({})
  })
  if (!result.ok) throw new Error(`a mail for an order that is ${result.code}`)
}

async function follow(held: Held, mail: MailIn, row: NewMail, found: Found, files: number): Promise<void> {
  record(held, { type: 'mail_received', mail: row.id, nature: row.nature, fromCustomer: found.fromCustomer, files })
  if (mail.failure !== null) {
    const why = mail.failure.toWellFormed().replaceAll('\0', '')
    for (const letter of await failLetters(held.tx, found.order, mail.answers, why))
      record(held, { type: 'letter_failed', letter: letter.id, kind: letter.kind, why })
  }
}
