import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../spine.ts'
import { putBack } from './compose/files/queries.ts'
import { requeueLetter, withdrawLetter } from './queries.ts'
import type { TakenBack } from './shapes.ts'

/** Takes back what a person just wrote, before it leaves; its words come back to the composer. */
export async function withdraw(
  app: App,
  actor: Actor,
  number: number,
  letter: string,
  command: Command,
): Promise<Result<TakenBack, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const taken = await withdrawLetter(held.tx, held.order.id, letter)
    if (taken?.facts.kind !== 'personal') return refuse('letter_left')
    record(held, { type: 'letter_withdrawn', letter, kind: 'personal' })
    const { person } = held.tx.actor
    if (person !== null) await putBack(held.tx, held.order.id, letter, person, held.now, uuidv7)
    const { subject, body, html, reply, quote } = taken.facts
    const language = taken.language === held.order.buyer_language ? undefined : taken.language
    return ok({ subject, body, ...(html && { html }), ...(language && { language }), ...(reply && { reply, quote: quote !== undefined }) })
  })
}

/** Tries a letter again at once that the mail server did not take. It keeps its Message-ID, so that nobody reads it twice. */
export async function sendAgain(app: App, actor: Actor, number: number, letter: string, command: Command): Promise<Result<object, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const waiting = await requeueLetter(held.tx, held.order.id, letter)
    if (!waiting) return refuse('letter_settled')
    record(held, { type: 'letter_queued', letter, kind: waiting.kind })
    await app.jobs.put(held.tx, 'letter', letter)
    return ok({})
  })
}
