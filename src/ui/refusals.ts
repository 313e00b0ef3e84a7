import type { Detail } from '#domain/result.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Expired, Fault, Invalid, Refused, Stale } from './api.ts'
import { useDeskIfAny } from './desk.tsx'
import { cardNumber } from './form/issues.ts'
import { localeTag } from './i18n.ts'
import { formatMoment, formatMoney } from './show/format.ts'

/** What a refusal's sentence may use: the figures of its detail, and the reader's way to write money (minor units, store's currency) and moments (ISO 8601, store's time zone). */
export type Say = { readonly detail: Detail; readonly money: (amount: unknown) => string; readonly moment: (at: unknown) => string }

export type RefusalWords = { readonly [code: string]: (say: Say) => MessageDescriptor }

const sentences = new Map<string, (say: Say) => MessageDescriptor>()

/**
 * Adds the sentences of a section's refusals; call it once at the top of its .tsx:
 * `addRefusals({ over_capture: ({ detail, money }) => msg`Only ${money(detail.left)} is left to collect.` })`
 */
export function addRefusals(words: RefusalWords): void {
  for (const [code, sentence] of Object.entries(words)) sentences.set(code, sentence)
}

/** Gives `explain(error)`: one plain sentence for anything `request` throws. */
export function useExplain(): (error: unknown) => string {
  const { _, i18n } = useLingui()
  const store = useDeskIfAny()?.store
  const locale = localeTag(i18n.locale)
  const say = {
    money: (amount: unknown) => formatMoney(Number(amount ?? 0), store?.currency ?? 'USD', locale),
    moment: (at: unknown) => formatMoment(new Date(String(at)), locale, store?.timeZone ?? 'UTC'),
  }
  return (error) => _(sentenceOf(error, say))
}

function sentenceOf(error: unknown, say: Omit<Say, 'detail'>): MessageDescriptor {
  if (error instanceof Refused) {
    return sentences.get(error.code)?.({ detail: error.detail, ...say }) ?? msg`This was refused (${error.code}). Nothing was changed.`
  }
  if (error instanceof Invalid) return msg`Some fields need another look. Nothing was saved.`
  if (error instanceof Stale)
    return error.who
      ? msg`${error.who} changed this meanwhile. Nothing was saved.`
      : msg`Somebody changed this meanwhile. Nothing was saved.`
  if (error instanceof Expired) return msg`Your session ended. Sign in again to go on.`
  if (error instanceof Fault && error.offline) return msg`No answer from the server. It may have worked: try again, it cannot happen twice.`
  return msg`Something broke on our side. It may have worked: try again, it cannot happen twice.`
}

addRefusals({
  wrong_credentials: () => msg`The e-mail or the password is not right.`,
  too_many_tries: ({ detail }) => msg`Too many tries. Wait ${Number(detail.seconds ?? 60)} seconds, then try again.`,
  card_number: () => cardNumber,
  not_found: () => msg`This does not exist, or it is not yours to see.`,
  forbidden: () => msg`Your role does not allow this. A supervisor can change that.`,
  access_ended: () => msg`Your access to this store has ended. Who manages its people can change that.`,
  second_factor_needed: () => msg`This store asks for a second factor. Set one up on your profile; then it opens.`,
  link_used: () => msg`This link was already used, or it is too old. Ask for a new one.`,
  same_status: () => msg`The order already has this status.`,
  no_way_back: () => msg`The order cannot go back to this status.`,
  cancelled_ends: () => msg`A cancelled order stays cancelled. Use “Order again” to copy it.`,
  already_left: () => msg`Something has already left the store. Cancel the open lines instead.`,
  lines_open: () => msg`Some lines are still open. Ship, hand over or cancel them first.`,
  balance_open: ({ detail, money }) =>
    Number(detail.balance) > 0 ? msg`Collect ${money(detail.balance)} first.` : msg`Refund ${money(-Number(detail.balance))} first.`,
})
