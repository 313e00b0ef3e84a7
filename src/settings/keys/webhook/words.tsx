import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { hookEvents, type HookEvent } from '#domain/outside/hooks.ts'
import { addRefusals } from '#ui/refusals.ts'

const eventWords: { readonly [event in HookEvent]: MessageDescriptor } = {
  'order.created': msg`Order came in`,
  'order.changed': msg`Order changed`,
  'payment.captured': msg`Money was taken`,
  'payment.refunded': msg`Money was given back`,
  'order.shipped': msg`Goods left`,
  'order.delivered': msg`Everything was delivered`,
  'order.cancelled': msg`Order cancelled`,
}

const silence: { readonly [why: string]: MessageDescriptor } = {
  timeout: msg`No answer within ten seconds.`,
  private_address: msg`The address leads into a private network.`,
  stopped: msg`The webhook was removed.`,
  paused: msg`The webhook was paused.`,
}

addRefusals({
  hook_address: () => msg`The address must begin with https:// and be one of the open internet, without a user name.`,
  hooks_most: () => msg`A store has ten webhooks at most. Remove one first.`,
  hook_paused: () => msg`This webhook is paused. Switch it on first.`,
  hook_made_before: () =>
    msg`This webhook was made, but its answer was lost on the way and its secret cannot be shown again. Make another secret for it in the list.`,
})

/** Gives the words for events, and for what a try came to (a status, or why there was none). */
export function useHookWords() {
  const { _ } = useLingui()
  const eventOf = (event: HookEvent) => _(eventWords[event])
  return {
    eventOf,
    /** several in a row, in the order of an order's life; null is all */
    eventsOf: (events: readonly HookEvent[] | null) =>
      events === null
        ? _(msg`all`)
        : hookEvents
            .filter((one) => events.includes(one))
            .map(eventOf)
            .join(' · '),
    answerOf: (answer: string | null) => {
      if (answer === null) return null
      if (/^\d{3}$/.test(answer)) return _(msg`The web store answered ${answer}.`)
      return _(silence[answer] ?? msg`The web store did not answer (${answer}).`)
    },
  }
}
