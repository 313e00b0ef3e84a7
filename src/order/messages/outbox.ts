import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record } from '../spine.ts'
import { requeueLetter, withdrawLetter } from './queries.ts'

/** Takes back what a person just wrote, before it leaves; its words come back to the composer. */
export async function withdraw(
  app: App,
  actor: Actor,
  number: number,
  letter: string,
  command: Command,
): Promise<Result<{ readonly subject: string; readonly body: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const taken = await withdrawLetter(held.tx, held.order.id, letter)
    if (taken?.facts.kind !== 'personal') return refuse('letter_left')
    record(held, { type: 'letter_withdrawn', letter, kind: 'personal' })
    return ok({ subject: taken.facts.subject, body: taken.facts.body })
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
