import type { IdentifierKind } from './kinds.ts'

/** What a store knows when it reports: the buyer's bank took the payment back for fraud, warned of it, or a person is sure or only suspects. */
export type Evidence = 'chargeback' | 'issuer_alert' | 'known' | 'suspected'

/** `withdrawn` by who reported it, `suspended` while the operator reviews it or an appeal is open, `overturned` by the operator. Only an open case says anything. */
export type CaseState = 'open' | 'withdrawn' | 'suspended' | 'overturned'

/**
 * One report of fraud. `reporter` is an opaque id, the same for stores of one owner, because two reports by one hand are one; it is never shown to another store.
 * `counterVotes`: the reporters' ids of stores that say "not fraud". `reportedAt`: when it was reported, or last renewed.
 */
export type Case = {
  readonly id: string
  readonly reporter: string
  readonly evidence: Evidence
  readonly reportedAt: Date
  readonly state: CaseState
  readonly counterVotes: readonly string[]
  /** its reason is no case type other stores go by: it speaks with its reporter alone */
  readonly local?: boolean
}

/** How a reporter's cases ended that somebody looked into. */
export type TrackRecord = { readonly upheld: number; readonly overturned: number }

/** Does the payment itself speak for the case, and not only a person? */
export function hasPaymentEvidence({ evidence }: Pick<Case, 'evidence'>): boolean {
  return evidence === 'chargeback' || evidence === 'issuer_alert'
}

/** Does the reason of a dispute say that the buyer was not the card's owner? `fraudulent` is Stripe's word, `UNAUTHORISED` PayPal's. */
export function saysFraud(reason: string | null): boolean {
  return /fraud|unauthori[sz]ed/i.test(reason ?? '')
}

/** May a case that nothing renewed for 24 months be deleted? Until then it fades. */
export function isIdle({ reportedAt }: Pick<Case, 'reportedAt'>, at: Date): boolean {
  return reportedAt <= idleBefore(at)
}

/** What was reported until then is idle: 24 months of 365.25 / 12 days ago. */
export function idleBefore(at: Date): Date {
  return new Date(at.getTime() - 24 * month * 86_400_000)
}

/** Whole and part days since a moment; what lies ahead is 0 days old. */
export function ageInDays(since: Date, at: Date): number {
  return Math.max(0, at.getTime() - since.getTime()) / 86_400_000
}

/** What a kind of evidence weighs on the day it is reported, 0 to 1: the order is that of what can be proven, the figures are chosen. */
export const evidenceWeight: Readonly<{ [E in Evidence]: number }> = { chargeback: 1, issuer_alert: 1, known: 0.7, suspected: 0.4 }

/** What is left of a case after some days, 1 to 0, by the half-life of the identifier it is known by: mailboxes outlive devices, devices cards, cards networks. */
export function freshness(kind: IdentifierKind, days: number): number {
  return 2 ** (-days / halfLife[kind])
}

/** How far a reporter is to be believed, 0 to 1: the middle of a Beta distribution that starts at 4 upheld of 5. */
export function reliability({ upheld, overturned }: TrackRecord): number {
  return (upheld + 4) / (upheld + overturned + 5)
}

const month = 365.25 / 12

const halfLife: Readonly<{ [K in IdentifierKind]: number }> = {
  email: 12 * month,
  email_fuzzy: 12 * month,
  phone: 12 * month,
  ship_to: 12 * month,
  ship_to_fuzzy: 12 * month,
  ship_to_base: 12 * month,
  device: 4 * month,
  card: 2 * month,
  ip_24: 3,
  ip_48: 3,
}
