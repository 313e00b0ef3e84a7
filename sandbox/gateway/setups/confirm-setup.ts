import { badParameter, invalidRequest } from '../errors.ts'
import type { Reply } from '../idempotency.ts'
import { refusalOf, refusedReply } from '../intents/refusal.ts'
import { declines, type Decline } from '../declines.ts'
import { attachMethod, cardOf, guardMethod, resolveMethod } from '../methods.ts'
import { newId } from '../objects/common.ts'
import type { PaymentMethod } from '../objects/payment-method.ts'
import type { SetupIntent } from '../objects/setup-intent.ts'
import type { Account } from '../store.ts'

/** How a setup is confirmed: with which method, where the buyer comes back to. */
export type SetupTerms = {
  readonly payment_method?: string | undefined
  readonly return_url?: string | undefined
  readonly moto: boolean
  readonly origin: string
}

/** Keeps the card for later payments, asks its holder first where the card wants it, or answers with its issuer's refusal. */
export function confirmSetup(account: Account, setup: SetupIntent, terms: SetupTerms): SetupIntent | { reply: Reply } {
  if (setup.status === 'succeeded' || setup.status === 'canceled') throw unexpectedSetup(setup, 'confirm')
  const chosen = terms.payment_method ?? setup.payment_method
  if (!chosen) throw unexpectedSetup(setup, 'confirm', "it's missing a payment method")
  if (setup.automatic_payment_methods?.allow_redirects === 'always' && !terms.return_url)
    throw badParameter('parameter_missing', 'return_url', 'A `return_url` is needed unless redirects are ruled out.')
  const method = resolveMethod(account, chosen)
  guardMethod(account, method, setup.customer)
  const { card } = cardOf(account, method)
  if (card.decline?.network && !card.attaches) return failSetup(account, setup, method, card.decline)
  if (!card.authentication || terms.moto) return finishSetup(account, setup, method)

  const url = `${terms.origin}/authenticate/${setup.client_secret}`
  const next = { type: 'redirect_to_url', redirect_to_url: { return_url: terms.return_url || null, url } } as const
  const waiting = account.put<SetupIntent>({
    ...setup,
    status: 'requires_action',
    payment_method: method.id,
    next_action: next,
    last_setup_error: null,
    latest_attempt: newId('setatt'),
  })
  account.emit('setup_intent.requires_action', waiting)
  return waiting
}

/** 400: the setup is in a state that does not allow this. */
export function unexpectedSetup(setup: SetupIntent, verb: 'cancel' | 'confirm' | 'update', because = `it has a status of ${setup.status}`) {
  return invalidRequest(`You cannot ${verb} this SetupIntent because ${because}.`, {
    code: 'setup_intent_unexpected_state',
    setup_intent: setup,
  })
}

/** The card is kept: with its customer where there is one, and agreed to for payments without its holder. */
export function finishSetup(account: Account, setup: SetupIntent, method: PaymentMethod): SetupIntent {
  const { behaviour } = cardOf(account, method)
  account.put(method, { ...behaviour, setUp: behaviour.setUp === true || setup.usage === 'off_session' })
  if (setup.customer) attachMethod(account, method, setup.customer)
  const after = account.put<SetupIntent>({
    ...setup,
    status: 'succeeded',
    payment_method: method.id,
    next_action: null,
    last_setup_error: null,
    latest_attempt: setup.latest_attempt ?? newId('setatt'),
  })
  account.emit('setup_intent.succeeded', after)
  return after
}

/** The card is not kept: its issuer or its holder said no. */
export function failSetup(
  account: Account,
  setup: SetupIntent,
  method: PaymentMethod,
  decline: Decline = declines.authenticationFailed,
): { reply: Reply } {
  const error = refusalOf(method, decline)
  const after = account.put<SetupIntent>({
    ...setup,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: error,
    latest_attempt: newId('setatt'),
  })
  account.emit('setup_intent.setup_failed', after)
  return { reply: refusedReply(account, error, { setup_intent: after }) }
}
