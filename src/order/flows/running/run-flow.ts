import { ok, refuse, type Refusal, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { commandId, noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import { holdOrder, type Held } from '../../spine.ts'
import { findFlow, saveFlow, type Flow, type FlowResult } from './queries.ts'

/**
 * One step of a flow. `inside` works in one transaction with the order locked, and the flow's row moves on in the same one: it happens once or not at all.
 * `outside` calls the world through a section's action, which keeps its own three beats; it may be run again, and answers `wait` while an answer is missing.
 */
export type Step =
  | { readonly name: string; readonly inside: (held: Held, flow: Flow) => Promise<Result<FlowResult, string>> }
  | { readonly name: string; readonly outside: (app: App, actor: Actor, flow: Flow) => Promise<Result<FlowResult | 'wait', string>> }

/** How long a flow's own job leaves the first run alone, in seconds: a request that lives needs no second driver. */
export const firstLook = 30

/**
 * Drives a flow on from where its row stands until it is done, refused, or has to wait for the world. Safe to call at any time, by two at once: whoever
 * comes second finds the step taken.
 */
export async function runFlow(app: App, store: string, id: string, steps: readonly Step[]): Promise<Flow> {
  for (;;) {
    const flow = await loadFlow(app, store, id)
    const step = steps.find(({ name }) => name === flow.step)
    if (flow.state !== 'running' || !step) return flow
    const next = steps[steps.indexOf(step) + 1]?.name ?? null
    const taken = 'inside' in step ? await takeInside(app, flow, step, next) : await takeOutside(app, flow, step, next)
    if (!taken.ok) await stop(app, flow, taken)
    else if (taken.value === 'wait') return flow
  }
}

/** Whom a flow's steps work as: the person who started it, and the whole store, for the order may have been handed on meanwhile. */
export function actorOf(flow: Flow): Actor {
  return { ...flow.actor, reach: 'all' }
}

/** The command id of one call a flow makes: the same for the same call, so that a step run again repeats it instead of doing it twice. */
export function callId(flow: Flow, ...call: readonly (string | number)[]): string {
  return commandId(flow.id, ...call)
}

async function takeInside(
  app: App,
  flow: Flow,
  step: Extract<Step, { inside: unknown }>,
  next: string | null,
): Promise<Result<'moved', string>> {
  return holdOrder(app, actorOf(flow), { id: flow.order }, noCommand, 'append', async (held): Promise<Result<'moved', string>> => {
    const now = await findFlow(held.tx, flow.id)
    if (!now || now.step !== step.name || now.state !== 'running') return ok('moved')
    const done = await step.inside(held, now)
    if (!done.ok) return done
    await saveFlow(held.tx, flow.id, moved(now, done.value, next, held.now))
    return ok('moved')
  })
}

async function takeOutside(
  app: App,
  flow: Flow,
  step: Extract<Step, { outside: unknown }>,
  next: string | null,
): Promise<Result<'moved' | 'wait', string>> {
  const done = await step.outside(app, actorOf(flow), flow)
  if (!done.ok) return done
  const result = done.value
  if (result === 'wait') return ok('wait')
  await inStore(app, systemActor(flow.actor.store), async (tx) => {
    const now = await findFlow(tx, flow.id)
    if (now?.step === step.name && now.state === 'running') await saveFlow(tx, flow.id, moved(now, result, next, app.clock.now()))
  })
  return ok('moved')
}

async function stop(app: App, flow: Flow, { code, detail }: Refusal): Promise<void> {
  await inStore(app, systemActor(flow.actor.store), async (tx) => {
    const now = await findFlow(tx, flow.id)
    if (now?.step === flow.step && now.state === 'running') {
      await saveFlow(tx, flow.id, { step: flow.step, state: 'stopped', refusal: { code, detail }, result: now.result, at: app.clock.now() })
    }
  })
}

function moved(now: Flow, result: FlowResult, next: string | null, at: Date) {
  return {
    step: next ?? now.step,
    state: next === null ? 'done' : 'running',
    refusal: null,
    result: { ...now.result, ...result },
    at,
  } as const
}

async function loadFlow(app: App, store: string, id: string): Promise<Flow> {
  const flow = await inStore(app, systemActor(store), (tx) => findFlow(tx, id))
  if (!flow) throw new Error(`no flow ${id}`)
  return flow
}

/** A flow that stopped answers with the refusal it stopped at, and at which step. */
export function refusalOf(flow: Flow): Refusal | null {
  return flow.state === 'stopped' && flow.refusal
    ? refuse(flow.refusal.code, { ...flow.refusal.detail, flow: flow.id, step: flow.step })
    : null
}
