import type { Factor } from '#domain/risk/rows.ts'
import type { RiskSource } from '#domain/risk/unavailable.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { useSay, type Say } from './say.tsx'
import { wordsOf } from './words.tsx'

/** What the groups of factors are called. */
export const groupNames: { readonly [group in Factor['group']]: MessageDescriptor } = {
  base: msg`Start`,
  order: msg`Order`,
  payment: msg`Card`,
  velocity: msg`Tries and repeats`,
  address: msg`Addresses`,
  ip: msg`IP address`,
  contact: msg`E-mail and phone`,
  basket: msg`Parts and vehicle`,
  history: msg`Customer so far`,
  checks: msg`Checked by the store`,
  network: msg`Fraud registry`,
  provider: msg`Outside estimate`,
  alarm: msg`Word of the bank`,
  rule: msg`Rules of the store`,
  limit: msg`Limit`,
}

/** What there was nothing to look at of. */
export const sourceNames: { readonly [source in RiskSource]: MessageDescriptor } = {
  amounts: msg`Other orders to compare the total with`,
  avs: msg`Address check of the card’s bank (AVS)`,
  cvc: msg`Security code check (CVC)`,
  three_d_secure: msg`Proof of the cardholder (3-D Secure)`,
  card: msg`Kind and country of the card`,
  attempts: msg`Tries to pay`,
  addresses: msg`Where the addresses are`,
  shared_places: msg`Who else uses the shipping address`,
  ip: msg`Where the IP address is`,
  ip_distance: msg`How far the IP address is from the shipping address`,
  email: msg`Kind of mailbox`,
  phone: msg`Where the phone number is from`,
  velocity: msg`Orders in other stores lately`,
  device: msg`Device it was ordered with`,
  basket: msg`Parts`,
  vehicle: msg`Vehicle`,
  fitment: msg`Fitment by the web store’s catalog`,
  history: msg`Earlier orders of this customer`,
  network: msg`Fraud registry`,
  provider: msg`Outside estimate`,
}

type Told = { readonly name: string; readonly says: string; readonly seen: string }

/** Gives `tell(factor)`: what a row of Details is called, its sentence, and what was seen ('' where that is no more than yes). */
export function useFactorWords(currency: string): (factor: Factor) => Told {
  const { _ } = useLingui()
  const sayOf = useSay(currency)
  return (factor) => {
    const say = sayOf(factor)
    const { name, says, seen } = tellOf(factor, say)
    return { name: _(name), says: says.map((one) => _(one)).join(' '), seen: typeof seen === 'string' ? seen : _(seen) }
  }
}

/** Gives `nameOf(row)` for a row of which no more than its code is known; one this page does not know yet is named by its code. */
export function useFactorNames(): (row: Pick<Factor, 'code' | 'group'>) => string {
  const { _ } = useLingui()
  return ({ code, group }) => {
    switch (code) {
      case 'base':
        return _(groupNames.base)
      case 'cap':
        return `${_(groupNames[group])}: ${_(msg`most that counts`)}`
      case 'rule':
        return _(msg`A rule of the store`)
      case 'floor':
        return `${_(groupNames[group])}: ${_(msg`lifted`)}`
      case 'limit':
        return _(groupNames.limit)
      default:
        return _(wordsOf(code)?.name ?? { id: code })
    }
  }
}

type Worded = { readonly name: MessageDescriptor; readonly says: readonly MessageDescriptor[]; readonly seen: string | MessageDescriptor }

function tellOf({ code, group }: Factor, say: Say): Worded {
  const { value } = say
  switch (code) {
    case 'base':
      return { name: msg`Every order`, says: [msg`What any order starts with, before anything is known of it.`], seen: '' }
    case 'cap':
      return { name: msg`Most that counts`, says: [capOf(Number(value))], seen: '' }
    case 'rule':
      return { name: msg`A rule of the store`, says: ruleOf(say), seen: String(value) }
    case 'floor':
      return { name: msg`Lifted`, says: [floorOf(group, say)], seen: '' }
    case 'limit':
      return { name: msg`Limit`, says: [msg`A score is never below 1 nor above 100.`], seen: '' }
    default: {
      const worded = wordsOf(code)
      if (!worded) return { name: { id: code }, says: [msg`This page does not know this yet: reload it.`], seen: String(value) }
      return { name: worded.name, says: [worded.says(say)], seen: worded.seen?.(say) ?? '' }
    }
  }
}

function capOf(most: number): MessageDescriptor {
  const points = Math.abs(most)
  return most > 0
    ? msg`Together these raise the score by no more than ${points}.`
    : msg`Together these lower the score by no more than ${points}.`
}

function ruleOf({ evidence, level }: Say): readonly MessageDescriptor[] {
  const { hold, approval } = evidence
  const [asked, label] = [level(evidence.level), String(hold)]
  return [
    evidence.level ? msg`It applies and asks for ${asked}.` : msg`It applies to this order.`,
    ...(hold ? [msg`It holds the order: ${label}.`] : []),
    ...(approval === true ? [msg`It asks for an approval.`] : []),
  ]
}

function floorOf(group: Factor['group'], { value, evidence, level }: Say): MessageDescriptor {
  const least = Number(value)
  if (group === 'network') return msg`The fraud registry is sure of this customer: never below ${least}.`
  const [rule, asked] = [String(evidence.name), level(evidence.level)]
  return msg`The rule “${rule}” lifts it to ${asked}, which begins at ${least}.`
}
