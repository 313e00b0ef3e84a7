import { uuidv7 } from 'uuidv7'
import type { TemplateKind } from '#domain/mail/templates.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import type { Job } from '#platform/jobs.ts'
import { mailerOf } from '#platform/mail/mailer-of.ts'
import { logoCid } from '#platform/mail-layout.ts'
import { openCounter } from '#platform/throttle/throttle.ts'
import type { Press } from './press.ts'
import { findTest, insertTest, readLogo, saveTest } from './queries.ts'
import type { TestAsk } from './shapes.ts'

type Asker = Pick<SignedIn['person'], 'id' | 'name' | 'email'>

/** Tests a person may ask for in 15 minutes: a letter is looked at a few times while it is written. */
const mostTests = 20

/**
 * Puts a test in the outbox, to whoever asks and nobody else, with the words as they are typed and a mark on it. It stands on no order. `too_many_tries`: with the
 * seconds to wait.
 */
export async function askTest(
  app: App,
  actor: Actor,
  press: Press,
  kind: TemplateKind,
  ask: TestAsk,
  to: Asker,
  command: Command,
): Promise<Result<{ readonly to: string }, 'no_such_order' | 'too_many_tries'>> {
  const seconds = await openCounter(app, 'letter-test', mostTests).take(to.id)
  if (seconds > 0) return refuse('too_many_tries', { seconds })
  return inStore(app, actor, async (tx) => {
    const { subject, ...words } = ask.text
    const marks = testMarks[ask.language]
    const text = { subject: `${marks.subject} ${subject}`, ...words, before: `${marks.before}\n\n${words.before}` }
    const printed = await press.printLetter(app, tx, { kind, language: ask.language, order: ask.order, text })
    if (!printed) return refuse('no_such_order')
    const id = command.id ?? uuidv7()
    const { from, ...mail } = printed
    const fresh = await insertTest(tx, {
      id,
      kind,
      language: ask.language,
      person: to.id,
      to: { name: to.name, address: to.email },
      from,
      mail,
      at: app.clock.now(),
    })
    if (fresh) await app.jobs.put(tx, 'letter_test', id)
    return ok({ to: to.email })
  })
}

const testMarks = {
  en: { subject: '[Test]', before: 'This is a test. No customer has got it.' },
  fr: { subject: '[Essai]', before: 'Ceci est un essai. Aucun client ne l’a reçu.' },
} as const

/** Sends a test: a server that is away makes the job try again with the same Message-ID, a definite no is kept with its words. */
export async function sendTest(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const ready = await inStore(app, actor, async (tx) => {
    const test = await findTest(tx, id)
    return (
      test && { test, mailer: await mailerOf(app, tx), logo: test.body_html.includes(`cid:${logoCid}`) ? await readLogo(tx) : undefined }
    )
  })
  if (!ready) return
  const { test, mailer, logo } = ready
  const reply = await mailer.send({
    messageId: `<${id}@${new URL(app.config.publicUrl).hostname}>`,
    from: { name: test.from_name, address: test.from_address },
    to: { name: test.to_name, address: test.to_address },
    subject: test.subject,
    text: test.body_text,
    html: test.body_html,
    language: test.language,
    ...(logo && { pictures: [{ cid: logoCid, name: 'logo.png', mediaType: 'image/png', bytes: logo }] }),
  })
  const why = reply.outcome === 'sent' ? null : reply.message.slice(0, 500)
  const state = reply.outcome === 'later' ? 'queued' : reply.outcome === 'sent' ? 'sent' : 'failed'
  await inStore(app, actor, (tx) => saveTest(tx, id, { state, why, sent_at: state === 'sent' ? app.clock.now() : null }))
  if (reply.outcome === 'later') throw new Error(`mail waits: ${reply.message}`)
}
