import { stepsOf } from '#domain/guards.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { readAddresses } from '../addresses/read.ts'
import { readVerified } from '../fulfillment/verified.ts'
import { readPlainFacts } from '../risk/plain.ts'
import { currentFacts, holdOrder, moveOrder, type At } from '../spine.ts'
import type { CompleteAnswer, NextStepView, StepView } from './shapes.ts'

/** Where Complete Order stands, with the facts of each step, so that it can be done in the same dialog. */
export async function readNextStep(at: At): Promise<NextStepView> {
  const { order, facts } = at
  const { verified, settings, unapproved, unsigned } = await readVerified(at.tx, order, at)
  const plain = await readPlainFacts(at)
  const addresses = await readAddresses(at)
  const steps = stepsOf(verified, settings)
  return {
    head: {
      number: order.number,
      version: order.version,
      status: order.status,
      currency: order.currency,
      customer: order.buyer_name,
      total: facts.total,
      balance: facts.balance,
      held: facts.held,
      paymentState: facts.paymentState,
    },
    steps,
    next: nextOf(order.status, steps, verified.nothingOpen),
    risk: {
      mark: facts.fraudMark,
      score: facts.riskScore,
      level: facts.riskLevel,
      ...plain,
    },
    addresses: {
      billing: { lines: addresses.billing.lines, mapUrl: addresses.billing.mapUrl },
      shipping: { lines: addresses.shipping.lines, mapUrl: addresses.shipping.mapUrl },
      differences: addresses.differences,
    },
    approval: {
      missing: unapproved.map(({ rule, version, name }) => ({ rule, version, name })),
      may: at.tx.actor.rights.includes('override'),
    },
    unsigned,
    dmsNumber: order.dms_number,
  }
}

/** Completes the order when everything has left and nothing is open any more; otherwise answers the step it stops at and changes nothing. */
export async function completeOrder(app: App, actor: Actor, number: number, command: Command): Promise<Result<CompleteAnswer, string>> {
  return holdOrder(app, actor, { number }, command, 'status', async (held): Promise<Result<CompleteAnswer, string>> => {
    const { verified, settings } = await readVerified(held.tx, held.order, await currentFacts(held))
    const next = nextOf(held.order.status, stepsOf(verified, settings), verified.nothingOpen)
    if (next !== 'complete') return ok({ completed: held.order.status === 'completed', status: held.order.status, next })
    const moved = await moveOrder(held, 'completed')
    return moved.ok ? ok({ completed: true, status: moved.value, next: 'ended' }) : moved
  })
}

function nextOf(status: string, steps: readonly StepView[], allLeft: boolean): NextStepView['next'] {
  if (status === 'completed' || status === 'cancelled') return 'ended'
  return steps.find(({ state }) => state === 'open')?.step ?? (allLeft ? 'complete' : 'fulfillment')
}
