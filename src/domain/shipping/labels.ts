/**
 * Facts of a label purchase, appended and never changed. `asked`: the carrier was asked to sell. `unanswered`: no answer that can be read; nothing is bought again
 * until it is known. `part_bought`: some boxes have a label, others none. Final are `bought`, `refused` and `given_up`.
 */
const purchaseEvents = ['created', 'asked', 'unanswered', 'bought', 'part_bought', 'refused', 'given_up'] as const
/** One of them. */
export type PurchaseEvent = (typeof purchaseEvents)[number]
