import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { HookEvent } from '#domain/outside/hooks.ts'
import { addRefusals } from '#ui/refusals.ts'

const eventWords: { readonly [event in HookEvent]: MessageDescriptor } = {
  'order.shipped': msg`Goods left`,
  'order.delivered': msg`Everything was delivered`,
  'order.cancelled': msg`Order cancelled`,
}

const silence: { readonly [why: string]: MessageDescriptor } = {
  timeout: msg`No answer within ten seconds.`,
  private_address: msg`The address leads into a private network.`,
  stopped: msg`The webhook was stopped.`,
}

addRefusals({
  hook_address: () => msg`The address must begin with https:// and be one of the open internet, without a user name.`,
})

/** Gives the words for events, and for what a try came to (a status, or why there was none). */
export function useHookWords() {
  const { _ } = useLingui()
  return {
    eventOf: (event: HookEvent) => _(eventWords[event]),
    answerOf: (answer: string | null) => {
      if (answer === null) return null
      if (/^\d{3}$/.test(answer)) return _(msg`The web store answered ${answer}.`)
      return _(silence[answer] ?? msg`The web store did not answer (${answer}).`)
    },
  }
}
