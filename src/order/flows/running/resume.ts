import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { holdOrder } from '../../spine.ts'
import { answerOf as cancelAnswer, stepsOfCancel } from '../cancel.ts'
import { findFlow, saveFlow, type Flow } from './queries.ts'
import { runFlow, type Step } from './run-flow.ts'
import { answerOf as shipAnswer, stepsOfShipping, type ShipAnswer } from '../ship-and-complete.ts'
import type { CancelAnswer } from '../shapes.ts'

/** The job of a flow: drives on what a crash left, or what waited for an answer, and comes back while it has to wait. */
export async function doFlow(app: App, { store, id }: Job): Promise<void> {
  const flow = await inStore(app, systemActor(store), (tx) => findFlow(tx, id))
  if (!flow || flow.state !== 'running') return
  const after = await runFlow(app, store, id, stepsOf(flow))
  if (after.state === 'running')
    await inStore(app, systemActor(store), (tx) => app.jobs.put(tx, 'flow', id, secondsUntilNextLook(flow, app.clock.now())))
}

/** "Try again", by a person: a flow that stopped goes on from the step it stopped at, one that waits looks whether its answer is there. */
export async function resume(
  app: App,
  actor: Actor,
  number: number,
  id: string,
  command: Command,
): Promise<Result<ShipAnswer | CancelAnswer, string>> {
  const woken = await holdOrder(
    app,
    actor,
    { number },
    command,
    'append',
    async ({ tx, order, now }): Promise<Result<{ readonly flow: string }, string>> => {
      const flow = await findFlow(tx, id)
      if (!flow || flow.order !== order.id) return refuse('no_such_flow')
      if (flow.state === 'stopped')
        await saveFlow(tx, id, {
          step: flow.step,
          state: 'running',
          refusal: null,
          result: { ...flow.result, tries: (flow.result.tries ?? 0) + 1 },
          at: now,
        })
      return ok({ flow: id })
    },
  )
  if (!woken.ok) return woken
  const flow = await inStore(app, systemActor(actor.store), (tx) => findFlow(tx, id))
  if (!flow) return refuse('no_such_flow')
  const after = await runFlow(app, actor.store, id, stepsOf(flow))
  return after.kind === 'cancel' ? cancelAnswer(after) : shipAnswer(after)
}

/** "Leave it": a flow of shipping that stopped, or waits for its money, is put aside; what it had done stays done. A cancelling cannot be left: money is out. */
export async function putAside(
  app: App,
  actor: Actor,
  number: number,
  id: string,
  command: Command,
): Promise<Result<{ readonly flow: string }, string>> {
  return holdOrder(
    app,
    actor,
    { number },
    command,
    'append',
    async ({ tx, order, now }): Promise<Result<{ readonly flow: string }, string>> => {
      const flow = await findFlow(tx, id)
      if (!flow || flow.order !== order.id) return refuse('no_such_flow')
      const idle = flow.state === 'stopped' || (flow.state === 'running' && flow.step === 'collect')
      if (!idle || flow.kind === 'cancel') return refuse('not_stopped')
      await saveFlow(tx, id, { step: flow.step, state: 'done', refusal: flow.refusal, result: flow.result, at: now })
      return ok({ flow: id })
    },
  )
}

/** The steps of a flow by its kind. */
export function stepsOf(flow: Flow): readonly Step[] {
  return flow.kind === 'cancel' ? stepsOfCancel(flow) : stepsOfShipping(flow)
}

/** Soon at first, then ever rarer, at most an hour: half of how long it has been going on. */
function secondsUntilNextLook({ startedAt }: Flow, now: Date): number {
  const age = (now.getTime() - startedAt.getTime()) / 1000
  return Math.round(Math.min(Math.max(age / 2, 15), 3600))
}
