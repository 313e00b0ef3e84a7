import type { FraudMark } from '#domain/activity.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { setMark } from '../../fraud/mark.ts'
import { holdOrder } from '../../spine.ts'
import { beginCancelling, driveCancelling } from '../cancel.ts'
import type { MarkAndCancelAnswer, MarkAndCancelAsk } from './mark-and-cancel-ask.ts'

/**
 * Reports fraud and cancels the order, by one command. From the first transaction on the mark stands, nothing of the order can be shipped, and the flow that gives
 * labels and money back is written; it is Cancel Order's own, with its job, so a crash at any moment loses neither. What was not given back changes nothing of the
 * mark. Refused as a whole, before anything is done: what marking or Cancel Order refuses (`amounts_changed`, `labels_changed`, `forbidden`, `already_left`, …).
 */
export async function markAndCancel(
  app: App,
  actor: Actor,
  number: number,
  ask: MarkAndCancelAsk,
  command: Command,
): Promise<Result<MarkAndCancelAnswer, string>> {
  const started = await startMarkAndCancel(app, actor, number, ask, command)
  if (!started.ok) return started
  const { mark, flow } = started.value
  return ok({ mark, cancel: await driveCancelling(app, actor.store, flow, 'order') })
}

/** Its first transaction. */
export async function startMarkAndCancel(
  app: App,
  actor: Actor,
  number: number,
  { cancel, ...mark }: MarkAndCancelAsk,
  command: Command,
): Promise<Result<{ readonly mark: FraudMark; readonly flow: string }, string>> {
  return holdOrder(
    app,
    actor,
    { number },
    command,
    'fraud_and_status',
    async (held): Promise<Result<{ readonly mark: FraudMark; readonly flow: string }, string>> => {
      // Cancelled first: a mark puts no hold on an order that is over.
      const begun = await beginCancelling(held, { ...cancel, what: 'order' }, command)
      if (!begun.ok) return begun
      const marked = await setMark(held, mark)
      return marked.ok ? ok({ ...marked.value, ...begun.value }) : marked
    },
  )
}
