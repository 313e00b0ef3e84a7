import type { Found, FoundPart, Gateway, Reply } from '#ports/gateway.ts'
import type { AttemptRow } from './queries.ts'
import { isCharge, paidOf, paymentOf } from './send.ts'

/** What the gateway holds of an attempt: its end, proof that it never happened, a buyer who was asked and has not answered, or nothing we can tell by. */
export type Seen =
  | { readonly kind: 'ended'; readonly reply: Reply }
  | { readonly kind: 'absent' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unclear'; readonly message: string; readonly reviewed?: boolean | undefined }

/** Asks the gateway what became of an attempt. Moves no money. */
export async function look({ row, gateway }: { readonly row: AttemptRow; readonly gateway: Gateway }): Promise<Seen> {
  const payment = paymentOf(row)
  // Making a payment moves nothing, so without its id nothing was charged.
  if (!payment) return { kind: 'absent' }
  const found = await gateway.find(payment)
  if (found === null && isCharge(row) && gateway.abilities.forgetsUnpaid) return { kind: 'absent' }
  if (found === null) return { kind: 'unclear', message: 'The gateway does not know this payment. Is it another account?' }
  return 'unreadable' in found ? { kind: 'unclear', message: found.unreadable } : seenIn(found, row)
}

/** What a payment that was just read says of one attempt on it. */
export function seenIn(found: Found, row: AttemptRow): Seen {
  if (isCharge(row)) return seenCharge(found)
  switch (row.kind) {
    case 'refund':
      return seenRefund(found, row)
    case 'capture':
      return seenCapture(found, row)
    case 'void':
      return seenVoid(found, row)
    case 'reauthorization':
      return seenRenewal(found, row)
    default:
      throw new Error(`${row.kind} is not looked for at a gateway`)
  }
}

function seenCharge(found: Found): Seen {
  switch (found.state) {
    case 'held':
    case 'captured':
      return ended({ outcome: 'approved', reference: found.part, found })
    case 'canceled':
      return ended({ outcome: 'invalid', code: 'payment_canceled', message: 'The payment was canceled at the gateway.' })
    case 'open':
    case 'approved':
      return found.decline ? ended({ outcome: 'declined', reference: found.reference, ...found.decline }) : { kind: 'absent' }
    case 'waiting':
      return { kind: 'waiting' }
    case 'processing':
      return { kind: 'unclear', message: 'The gateway is still working on it.', reviewed: found.reviewed }
  }
}

function seenRefund(found: Found, row: AttemptRow): Seen {
  const refund = found.refunds.find(({ transaction }) => transaction === row.id)
  return refund ? seenPart(refund, 'refund_failed') : { kind: 'absent' }
}

function seenPart(part: FoundPart, code: string): Seen {
  switch (part.state) {
    case 'done':
      return ended({ outcome: 'approved', reference: part.reference })
    case 'pending':
      return ended({ outcome: 'approved', reference: part.reference, pending: true })
    case 'gone':
      return ended({ outcome: 'declined', reference: part.reference, code, advice: null, message: 'It did not go through.' })
  }
}

/** By its own label where the gateway keeps one for each capture or the last; else what was captured before proves that nothing was added. */
function seenCapture(found: Found, row: AttemptRow): Seen {
  const capture = found.captures.find(({ transaction }) => transaction === row.id)
  if (capture && capture.state !== 'done') return seenPart(capture, 'capture_declined')
  if (capture) return ended({ outcome: 'approved', reference: capture.reference, found })
  if (found.captured.amount !== row.captured_before)
    return { kind: 'unclear', message: 'This hold was captured outside the desk. Compare it with the gateway.' }
  switch (found.state) {
    case 'held':
      return { kind: 'absent' }
    case 'canceled':
    case 'captured':
      return ended({ outcome: 'invalid', code: 'hold_gone', message: 'The hold was already let go.' })
    case 'open':
    case 'waiting':
    case 'approved':
    case 'processing':
      return { kind: 'unclear', message: `The payment is ${found.state} at the gateway.` }
  }
}

function seenVoid(found: Found, row: AttemptRow): Seen {
  switch (found.state) {
    case 'canceled':
      return ended({ outcome: 'approved', reference: found.part })
    case 'held':
      return { kind: 'absent' }
    case 'captured':
      return row.captured_before > 0 && found.captured.amount === row.captured_before
        ? ended({ outcome: 'approved', reference: found.part })
        : ended({ outcome: 'invalid', code: 'already_captured', message: 'The hold was captured and cannot be let go.' })
    case 'open':
    case 'waiting':
    case 'approved':
    case 'processing':
      return { kind: 'unclear', message: `The payment is ${found.state} at the gateway.` }
  }
}

/** A renewed hold bears a new id in the same payment. */
function seenRenewal(found: Found, row: AttemptRow): Seen {
  if (found.state !== 'held') return { kind: 'unclear', message: `The payment is ${found.state} at the gateway.` }
  return found.part === paidOf(row).part ? { kind: 'absent' } : ended({ outcome: 'approved', reference: found.part, found })
}

function ended(reply: Reply): Seen {
  return { kind: 'ended', reply }
}
