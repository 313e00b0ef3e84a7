import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, queueLetter } from '../spine.ts'
import { planEmail } from './read.ts'
import type { EmailAsk } from './shapes.ts'

/** Queues what a person typed to the buyer; it stands on the order at once and goes as soon as the mail server takes it. */
export async function emailCustomer(
  app: App,
  actor: Actor,
  number: number,
  ask: EmailAsk,
  command: Command,
): Promise<Result<{ readonly letter: string }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    const allowed = planEmail(held.order)
    if (!allowed.ok) return allowed
    return ok({ letter: queueLetter(held, { kind: 'personal', subject: ask.subject, body: ask.body }) })
  })
}
