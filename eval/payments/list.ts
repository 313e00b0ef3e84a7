import { createHash } from 'node:crypto'
import type { Identifier } from '#domain/registry/kinds.ts'
import type { Verdict } from '#domain/registry/judge.ts'
import { emptyMemory, remember, report, tracesOf, verdictOn } from '../registry/memory.ts'
import type { Payment } from './payment.ts'

/** What the registry says of a payment when it arrives; `seen`: a card of a known fraud, which is no reason by itself. */
export type Word = { readonly level: Verdict['level']; readonly seen: boolean }

/**
 * Lets every payment of a set sorted by time meet the registry, in which each fraud is charged back `delay` milliseconds after it: 0 is a mark that is set at once. A buyer's id
 * stands in for a mailbox; it is hashed first, because neighbouring numbers are not one buyer who mistyped.
 */
export function askRegistry(payments: readonly Payment[], delay: number): readonly Word[] {
  const memory = emptyMemory()
  const coming: { readonly at: number; readonly enter: () => void }[] = []
  return payments.map((payment, i) => {
    while (coming[0] !== undefined && coming[0].at < payment.at) coming.shift()?.enter()
    const identifiers = identifiersOfPayment(payment)
    const verdict = verdictOn(memory, identifiers, new Date(payment.at), { store: 'asking', goodHistory: false, records: new Map() })
    if (!payment.fraud) remember(memory, payment.buyer ?? `payment ${i}`, identifiers)
    else coming.push({ at: payment.at + delay, enter: () => report(memory, chargeback(i, payment, delay), identifiers) })
    return { level: verdict.level, seen: verdict.context.some(({ code }) => code === 'also_seen') }
  })
}

function identifiersOfPayment({ buyer, card, device, ip }: Payment): readonly Identifier[] {
  return tracesOf({
    email: buyer === null ? null : `${spread(buyer)}@buyers.example`,
    phones: [],
    shipTo: null,
    devices: device === null ? [] : [spread(device)],
    cards: card === null ? [] : [{ scope: 'all', fingerprint: spread(card) }],
    ip,
  })
}

function spread(id: string): string {
  return `x${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
}

function chargeback(i: number, { at, merchant }: Payment, delay: number): Parameters<typeof report>[1] {
  const reporter = merchant ?? 'a store'
  return { id: `case ${i}`, reporter, evidence: 'chargeback', reportedAt: new Date(at + delay), state: 'open', counterVotes: [] }
}
