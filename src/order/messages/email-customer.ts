import { readTimeZone } from '../spine-store.ts'
import { hasCardNumber } from '#domain/card-number.ts'
import type { LetterFacts } from '#domain/letters.ts'
import { filesLimit } from '#domain/mail/outgoing-files.ts'
import { lockOf, type LockCode } from '#domain/mail/scan.ts'
import { openVariables } from '#domain/mail/canned-variables.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, queueLetter, type Held } from '../spine.ts'
import { cleanBody, type CleanBody } from './compose/clean-html.ts'
import { deleteUploads, insertLetterFiles, listUploads } from './compose/files/queries.ts'
import { findAnswered, readSignature } from './compose/queries.ts'
import { quoteOf } from './compose/quote.ts'
import { planEmail } from './read.ts'
import type { EmailAsk } from './shapes.ts'

/**
 * Queues what a person wrote to the buyer, with the files they put to it; it stands on the order at once and goes as soon as the mail server takes it. HTML is made harmless
 * first, and its plain-text twin is written here: what the panel says of either is not believed. Refused: nothing left to read, a card number, a variable nobody
 * filled in (`open_variable`, with `names`), a file that is gone or locked (with its `name`), more than a mail may weigh, a mail to answer that is not the order's.
 */
export async function emailCustomer(
  app: App,
  actor: Actor,
  number: number,
  ask: EmailAsk,
  command: Command,
): Promise<Result<{ readonly letter: string }, string>> {
  const written: CleanBody | null = ask.html === undefined ? null : cleanBody(ask.html)
  const body = written?.text ?? ask.body
  if (body === '') return refuse('empty_mail')
  if (hasCardNumber(body)) return refuse('card_in_mail')
  const open = openVariables(`${ask.subject}\n${body}`)
  if (open.length > 0) return refuse('open_variable', { names: open.join(' ') })
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const { order } = held
    const allowed = planEmail(order)
    if (!allowed.ok || order.buyer_email === null) return allowed.ok ? refuse('no_address') : allowed
    const language = ask.language ?? order.buyer_language
    const around = await readAround(held, ask, language)
    if (!around) return refuse('mail_gone')
    const facts: LetterFacts = { kind: 'personal', subject: ask.subject, body, ...(written && { html: written.html }), ...around }
    const letter = queueLetter(held, facts, language)
    const attached = await attach(held, letter, ask.files ?? [])
    return attached.ok ? ok({ letter }) : attached
  })
}

/** What stands around the words: the writer's signature, and what they answer with or without its quote. Null when that is no mail of the order. */
async function readAround(held: Held, ask: EmailAsk, language: 'en' | 'fr') {
  const signature = (await readSignature(held.tx))[language]
  const signed = signature === '' ? {} : { signature }
  if (ask.reply === undefined) return signed
  const answered = await findAnswered(held.tx, held.order.id, ask.reply)
  if (!answered) return null
  const quote = ask.quote ? { quote: quoteOf(answered, language, await readTimeZone(held.tx)) } : {}
  return { ...signed, reply: ask.reply, ...quote }
}

/** Moves what a person had put to their mail to the letter, in the order they put it. */
async function attach(
  held: Held,
  letter: string,
  ids: readonly string[],
): Promise<Result<object, 'file_gone' | 'files_too_heavy' | LockCode>> {
  const { tx, order } = held
  if (ids.length === 0) return ok({})
  const there = tx.actor.person === null ? [] : await listUploads(tx, order.id, tx.actor.person)
  const files = there.filter(({ id }) => ids.includes(id))
  if (tx.actor.person === null || files.length !== new Set(ids).size) return refuse('file_gone')
  if (files.reduce((sum, { size }) => sum + size, 0) > filesLimit) return refuse('files_too_heavy')
  for (const { name, scan, virus } of files) {
    const lock = lockOf(scan)
    if (lock) return refuse(lock, { name, virus: virus ?? '' })
  }
  await insertLetterFiles(tx, letter, files)
  await deleteUploads(tx, order.id, tx.actor.person, ids)
  return ok({})
}
