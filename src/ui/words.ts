import type { FraudReason, MarkEvidence } from '#domain/fraud/reasons.ts'

import type { FulfillmentState } from '#domain/fulfillment.ts'
import type { LineState, Status } from '#domain/order.ts'
import type { CaseState, Evidence } from '#domain/registry/case.ts'
import type { TaskKind, TaskOutcome } from '#domain/registry/decide.ts'
import type { Right, RoleName } from '#domain/rights.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { useDeskIfAny } from './desk.tsx'

/** Codes of the server and the words people read for them. A kind is one table; `useWords()` looks up. */
const tables = {
  status: {
    new: msg`New`,
    processing: msg`Processing`,
    on_hold: msg`On Hold`,
    backordered: msg`Backordered`,
    ready_for_pickup: msg`Ready for Pickup`,
    completed: msg`Completed`,
    cancelled: msg`Cancelled`,
  } satisfies Words<Status>,
  payment: {
    unpaid: msg`Unpaid`,
    unconfirmed: msg`Unconfirmed`,
    authorized: msg`Authorized`,
    hold_expired: msg`Hold expired`,
    pending: msg`Payment pending`,
    partly_paid: msg`Partly paid`,
    paid: msg`Paid`,
    overpaid: msg`Overpaid`,
    partly_refunded: msg`Partly refunded`,
    refunded: msg`Refunded`,
    disputed: msg`Disputed`,
    needs_attention: msg`Needs attention`,
  },
  fulfillment: {
    open: msg`Unfulfilled`,
    ready_for_pickup: msg`Ready for Pickup`,
    partly_shipped: msg`Partly shipped`,
    shipped: msg`Shipped`,
    picked_up: msg`Picked up`,
    delivered: msg`Delivered`,
    returned: msg`Returned`,
  } satisfies Words<FulfillmentState>,
  line: {
    to_check: msg`To check`,
    in_stock: msg`In stock`,
    ordered: msg`Ordered`,
    received: msg`Received`,
    backordered: msg({ message: 'Backordered', context: 'a line' }),
    unavailable: msg`Unavailable`,
    ships_from_vendor: msg`Ships from vendor`,
    cancelled: msg({ message: 'Cancelled', context: 'a line' }),
  } satisfies Words<LineState>,
  risk: {
    pending: msg`Risk pending`,
    low: msg`Low Risk`,
    medium: msg`Medium Risk`,
    high: msg`High Risk`,
  },
  fraud: {
    unreported: msg`Not reported`,
    not_fraud: msg`Not fraud`,
    suspected: msg`Suspected fraud`,
    known: msg`Known fraud`,
  },
  fraud_reason: {
    stolen_card: msg`Stolen card`,
    other_identity: msg`Somebody else’s identity`,
    account_taken_over: msg`Account taken over`,
    card_testing: msg`Cards tried out`,
    reshipper: msg`Reshipper or forwarder`,
    refused_verification: msg`Would not be verified`,
    friendly_fraud: msg`Has the goods, denies the order`,
    other: msg({ message: 'Something else', context: 'a reason to report fraud' }),
  } satisfies Words<FraudReason>,
  mark_evidence: {
    bank_dispute: msg`The bank’s dispute`,
    issuer_word: msg`The card’s bank called or warned`,
    owner_denies: msg`The customer or the card’s owner denies the order`,
    failed_verification: msg`The secret amount or an ID was not given`,
    false_contact: msg`The address or phone number is false`,
    known_person: msg`The same person as in an earlier fraud`,
    pattern_only: msg`Only how the order looks`,
  } satisfies Words<MarkEvidence>,
  case: {
    open: msg({ message: 'Counts', context: 'a report of fraud' }),
    suspended: msg({ message: 'Suspended', context: 'a report of fraud' }),
    withdrawn: msg({ message: 'Withdrawn', context: 'a report of fraud' }),
    overturned: msg({ message: 'Overturned', context: 'a report of fraud' }),
  } satisfies Words<CaseState>,
  evidence: {
    chargeback: msg`Charged back for fraud`,
    issuer_alert: msg`Warning of the card’s bank`,
    known: msg`Known fraud`,
    suspected: msg`Suspected fraud`,
  } satisfies Words<Evidence>,
  task: {
    review: msg`Held for review`,
    dispute: msg({ message: 'Doubted', context: 'a report of fraud' }),
    appeal: msg`Appealed`,
  } satisfies Words<TaskKind>,
  task_outcome: {
    released: msg({ message: 'Released', context: 'a report of fraud' }),
    upheld: msg({ message: 'Upheld', context: 'a report of fraud' }),
    overturned: msg({ message: 'Overturned', context: 'a report of fraud' }),
    withdrawn: msg({ message: 'Withdrawn', context: 'a report of fraud' }),
  } satisfies Words<TaskOutcome>,
  identifier: {
    email: msg`e-mail address`,
    email_fuzzy: msg`similar e-mail address`,
    phone: msg`phone number`,
    ship_to: msg`shipping address`,
    ship_to_fuzzy: msg`similar shipping address`,
    device: msg`device`,
  },
  transaction: {
    authorization: msg`Authorization`,
    sale: msg`Sale`,
    capture: msg`Capture`,
    void: msg`Void`,
    refund: msg`Refund`,
    reauthorization: msg`Reauthorization`,
    verification: msg`Verification`,
    offline: msg`Offline adjustment`,
    external: msg`Outside the desk`,
    dispute: msg`Dispute`,
  },
  dispute: {
    dispute: msg`Dispute`,
    inquiry: msg`Inquiry of the bank`,
    fraud_warning: msg`Early fraud warning`,
  },
  dispute_state: {
    needs_response: msg`needs a response`,
    under_review: msg`under review`,
    won: msg`won`,
    lost: msg`lost`,
    closed: msg`closed`,
  },
  outcome: {
    created: msg`Created`,
    sent: msg`Sent`,
    pending: msg`Pending`,
    approved: msg`Approved`,
    declined: msg`Declined`,
    failed: msg`Failed`,
    unknown: msg`Unknown`,
    reversed: msg`Reversed`,
  },
  role: {
    supervisor: msg`Supervisor`,
    staff: msg`Staff`,
    associate: msg`Associate`,
    marketer: msg`Marketer`,
  } satisfies Words<RoleName>,
  right: {
    orders: msg`See and work orders`,
    'orders.create': msg`Create orders`,
    'orders.export': msg`Export orders`,
    cost: msg`See cost and gross profit`,
    collect: msg`Collect money`,
    refund: msg`Refund money`,
    offline: msg`Record offline adjustments`,
    labels: msg`Buy and void labels`,
    override: msg`Override guards`,
    fraud: msg`Report fraud`,
    settings: msg`Change settings`,
    people: msg`Manage people`,
    reports: msg`Read reports`,
  } satisfies Words<Right>,
} as const

type Words<Code extends string> = { readonly [code in Code]: MessageDescriptor }

export type WordKind = keyof typeof tables

/**
 * Gives `word(kind, code)`: the reader's word for a stable code, for a status the store's own where it has one. A code without a word (the server is newer than this page) is shown with its
 * underscores as spaces, never hidden.
 */
export function useWords(): (kind: WordKind, code: string) => string {
  const { _, i18n } = useLingui()
  const own: { readonly [status: string]: string | undefined } =
    useDeskIfAny()?.store?.statusWords[i18n.locale === 'fr' ? 'fr' : 'en'] ?? {}
  return (kind, code) => {
    const named = kind === 'status' ? own[code] : undefined
    if (named) return named
    const table: { readonly [code: string]: MessageDescriptor } = tables[kind]
    const found = table[code]
    return found ? _(found) : code.replaceAll('_', ' ')
  }
}
