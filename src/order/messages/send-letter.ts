import { lockOf, type ScanState } from '#domain/mail/scan.ts'
import type { LetterFacts, LetterKind } from '#domain/letters.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Tx } from '#platform/doors.ts'
import { withPaySecret } from '#platform/links/pay-link.ts'
import { replyAddress } from '#platform/links/reply-address.ts'
import type { Job } from '#platform/jobs.ts'
import type { MailReply } from '#ports/mailer.ts'
import { holdOrder, record } from '../spine.ts'
import { keepReplyAddress } from './incoming/queries.ts'
import { answeredId } from './incoming/reading/queries.ts'
import { renderLetter } from './letters/render.ts'
import { picturesOf, readDress } from './letters/dress.ts'
import { mailerOf } from '#platform/mail/mailer-of.ts'
import { senderOf } from './sender.ts'
import { readLetterFiles } from './compose/files/queries.ts'
import { findLetter, letGo, readLetterSources, saveOutcome, saveRendered, takeLetter } from './queries.ts'

/**
 * Sends one letter of the outbox. The mail is rendered once and kept before the first try; a server that is away makes the job try again later with the
 * same Message-ID; a definite no marks the letter failed, in the log and as a flag in the list. The secret of a pay link is in the mail that leaves alone.
 */
export async function sendLetter(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const ready = await inStore(app, actor, async (tx) => {
    const seen = await findLetter(tx, id)
    if (seen?.state !== 'queued') return null
    // The row of its order's address touches the order, so it comes first: whoever takes a letter back locks the order and then the letter too.
    const way = await wayBack(app, tx, seen)
    const letter = await takeLetter(tx, id, app.clock.now())
    if (!letter) return (await findLetter(tx, id))?.state === 'queued' ? 'in another hand' : null
    const sources = await readLetterSources(tx, letter.order_id)
    if (!sources) return null
    const kept = letter.subject !== null && letter.body_text !== null && letter.body_html !== null
    const mail = kept
      ? { subject: letter.subject ?? '', text: letter.body_text ?? '', html: letter.body_html ?? '' }
      : renderLetter(letter.facts, letter.language, sources, app.config.publicUrl, await readDress(tx, letter.kind))
    if (!kept) await saveRendered(tx, id, mail)
    const [mailer, pictures, files] = [await mailerOf(app, tx), await picturesOf(tx, mail.html), await readLetterFiles(tx, id)]
    return { letter, mail, mailer, from: senderOf(app, sources), way, pictures, files }
  })
  if (!ready) return
  // Its desk may have ended in the middle: the job comes again, when the letter is free.
  if (ready === 'in another hand') throw new Error('another has this letter in hand')
  const { letter, mail, mailer, from, way, pictures, files } = ready
  const sealed = sealedIn(letter.facts)
  const reply =
    lockedReply(files) ??
    (await mailer.send({
      messageId: letter.message_id,
      ...from,
      ...way,
      to: { name: letter.to_name, address: letter.to_address },
      ...(sealed ? withPaySecret(app, mail, { store, ...sealed }) : mail),
      ...pictures,
      files: files.map(({ name, bytes, media_type: mediaType }) => ({ name, bytes, mediaType })),
      language: letter.language,
    }))
  if (reply.outcome === 'later') {
    await inStore(app, actor, (tx) => letGo(tx, id, reply.message.slice(0, 500)))
    throw new Error(`mail waits: ${reply.message}`)
  }
  await holdOrder(app, actor, { id: letter.order_id }, noCommand, 'append', async (held) => {
    const sent = reply.outcome === 'sent'
    await saveOutcome(held.tx, id, {
      state: sent ? 'sent' : 'failed',
      why: reply.outcome === 'refused' ? reply.message.slice(0, 500) : null,
      sentAt: sent ? held.now : null,
    })
    record(
      held,
      sent
        ? { type: 'letter_sent', letter: id, kind: letter.kind }
        : { type: 'letter_failed', letter: id, kind: letter.kind, why: reply.outcome === 'refused' ? reply.message.slice(0, 500) : '' },
    )
    return ok({})
  })
}

/** A file may have been locked since it was put to the letter, as one that lay there before there was a scanner: it does not leave. */
function lockedReply(
  files: readonly { readonly name: string; readonly scan: ScanState; readonly virus: string | null }[],
): MailReply | null {
  const locked = files.find(({ scan }) => lockOf(scan) !== null)
  if (!locked) return null
  return locked.virus === null
    ? { outcome: 'later', message: `${locked.name} is being checked for viruses` }
    : { outcome: 'refused', message: `${locked.name}: virus found (${locked.virus})` }
}

/** The secret a letter takes along, and the pay link it opens. */
function sealedIn(facts: LetterFacts): { readonly link: string; readonly sealed: string } | null {
  if (facts.kind !== 'pay_link' && facts.kind !== 'balance_due') return null
  return facts.link !== null && facts.sealed !== undefined ? { link: facts.link, sealed: facts.sealed } : null
}

/** Where answers to a letter come in: the order's own address, for mail servers' reports too. */
async function wayBack(
  app: App,
  tx: Tx,
  { kind, order_id, reply_to }: { readonly kind: LetterKind; readonly order_id: string; readonly reply_to: string | null },
) {
  const reply = replyAddress(app, tx.store, order_id)
  const answers = kind === 'personal' ? await answeredId(tx, order_id, reply_to) : null
  const mail = { personal: kind === 'personal', ...(answers ? { answers } : {}) }
  if (!reply) return mail
  await keepReplyAddress(tx, order_id, reply.hash)
  return { ...mail, replyTo: reply.address, returnTo: reply.address }
}
