import { exceeds, minus, money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { costOf as chargedFor, type Charge } from './rate.ts'
import type { TrackerState } from './tracker.ts'

/**
 * What is noted of the purchase of a shipment's labels, in the order it happens: the quote is kept, the carrier was asked, no answer could be read, every box
 * has its label, only some have, the carrier said no, a person gave up waiting.
 */
export const purchaseStates = ['created', 'asked', 'unanswered', 'bought', 'part_bought', 'refused', 'given_up'] as const
export type PurchaseState = (typeof purchaseStates)[number]

/** What counts, first to last: labels that were paid for are never hidden by what else is known, and the end of a purchase stands over its way there. */
const precedence: readonly PurchaseState[] = ['bought', 'part_bought', 'refused', 'given_up', 'unanswered', 'asked']

/** Folds a purchase's events by precedence, not by arrival. */
export function purchaseStateOf(events: readonly PurchaseState[]): PurchaseState {
  return precedence.find((state) => events.includes(state)) ?? 'created'
}

/** Has it come to its end? The desk then asks the carrier no more; a person who gave up may still look. */
export function isFinal(state: PurchaseState): boolean {
  return state === 'bought' || state === 'part_bought' || state === 'refused' || state === 'given_up'
}

/** Does it wait for a person: no answer, labels for some boxes only, or labels that came after it was refused or given up? */
export function wantsPerson(events: readonly PurchaseState[]): boolean {
  const state = purchaseStateOf(events)
  if (state === 'unanswered' || state === 'part_bought') return true
  return state === 'bought' && (events.includes('refused') || events.includes('given_up'))
}

/** What a person may do about labels. `look`: read the quote back, which never spends. `finish`: ask for the boxes that have none. */
export const labelActions = ['look', 'give_up', 'print', 'void', 'finish', 'quote_anew'] as const
export type LabelAction = (typeof labelActions)[number]

/** May a person do this now? Nothing is bought again while it is not known what the last purchase came to. */
export function mayAct(state: PurchaseState, action: LabelAction): Result<LabelAction, 'not_in_this_state'> {
  return allowed[state].includes(action) ? ok(action) : refuse('not_in_this_state', { state, action })
}

const allowed: { readonly [state in PurchaseState]: readonly LabelAction[] } = {
  created: ['look', 'give_up'],
  asked: ['look', 'give_up'],
  unanswered: ['look', 'give_up'],
  bought: ['print', 'void'],
  part_bought: ['print', 'void', 'finish'],
  refused: ['quote_anew'],
  given_up: ['look', 'quote_anew'],
}

/** What became of giving a label back; `submitted`: the carrier has not said yet. */
const voidStates = ['not_asked', 'submitted', 'refunded', 'rejected', 'not_possible'] as const
/** One of them. */
export type VoidState = (typeof voidStates)[number]

/** Was more charged than shown, by over 50 minor units and over 2 % of what was shown? Then it is flagged: it cannot be taken back unasked. */
export function priceGuard(shown: Money, charged: Money): boolean {
  const allowance = money(Math.floor(Math.max(50, shown.amount / 50)), shown.currency)
  return exceeds(minus(charged, shown), allowance)
}

/**
 * May this label be given back for its money? Only before the carrier first saw the parcel, and within the carrier's `days` after it was bought (USPS 30,
 * UPS and FedEx 90, by EasyPost's pages). `parcelState` null when nothing was heard.
 */
export function voidable(
  parcelState: TrackerState | null,
  boughtAt: Date,
  now: Date,
  days: number,
): Result<'void', 'voided_already' | 'on_its_way' | 'too_late'> {
  if (parcelState === 'voided') return refuse('voided_already')
  if (wasScanned(parcelState)) return refuse('on_its_way', { state: parcelState })
  return now.getTime() - boughtAt.getTime() > days * 86_400_000 ? refuse('too_late', { days }) : ok('void')
}

/** Has a carrier seen the parcel? `state` null when nothing was heard. Until then it is in the house, whatever was paid for its label. */
export function wasScanned(state: TrackerState | null): boolean {
  return state !== null && state !== 'label_created' && state !== 'unknown' && state !== 'voided'
}

/** A label with what it was charged at; `refunded` when it was given back. */
export type PaidLabel = { readonly charges: readonly Charge[]; readonly refunded: boolean }

/** A correction the carrier bills later, minor units, more is above zero; `reference` is the carrier's own. */
export type LaterCost = { readonly reference: string; readonly amount: number }

/** What a shipment's labels cost in the end, minor units: all charges of the labels that were not given back, and each later correction once. */
export function costOf(labels: readonly PaidLabel[], later: readonly LaterCost[]): number {
  const paid = labels.filter(({ refunded }) => !refunded).reduce((sum, label) => sum + chargedFor(label), 0)
  return [...new Map(later.map((line) => [line.reference, line.amount])).values()].reduce((sum, amount) => sum + amount, paid)
}
