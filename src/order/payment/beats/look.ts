import type { Gateway, Found, Reply } from '#ports/gateway.ts'
import { parentReference } from './attempt.ts'
import type { AttemptRow } from '../queries.ts'

/** What the gateway holds of an attempt: its end, proof that it never happened, or nothing we can tell by. */
export type Seen =
  | { readonly kind: 'ended'; readonly reply: Reply }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear'; readonly message: string }

/** Asks the gateway what became of an attempt. Moves no money. */
export async function look({ row, gateway }: { readonly row: AttemptRow; readonly gateway: Gateway }): Promise<Seen> {
  if (row.kind === 'refund') return lookForRefund(row, gateway)
  const charge = row.kind === 'sale' || row.kind === 'authorization'
  const reference = charge ? row.events.find((event) => event.state === 'accepted')?.reference : parentReference(row)
  // Making a payment moves nothing, so without its id nothing was charged.
  if (!reference) return { kind: 'absent' }
  const found = await gateway.find(reference)
  if (found === null) return { kind: 'unclear', message: 'The gateway does not know this payment. Is it another account?' }
  if ('unreadable' in found) return { kind: 'unclear', message: found.unreadable }
  if (charge) return seenCharge(found)
  return row.kind === 'void' ? seenVoid(found) : seenCapture(found, row)
}

async function lookForRefund(row: AttemptRow, gateway: Gateway): Promise<Seen> {
  const refund = await gateway.findRefund(parentReference(row), row.id)
  if (refund === null) return { kind: 'absent' }
  return refund.outcome === 'unknown' ? { kind: 'unclear', message: refund.message } : { kind: 'ended', reply: refund }
}

function seenCharge(found: Found): Seen {
  switch (found.state) {
    case 'held':
    case 'captured':
      return ended({ outcome: 'approved', reference: found.reference, found })
    case 'canceled':
      return ended({ outcome: 'invalid', code: 'payment_canceled', message: 'The payment was canceled at the gateway.' })
    case 'open':
      return found.decline ? ended({ outcome: 'declined', reference: found.reference, ...found.decline }) : { kind: 'absent' }
    case 'processing':
      return { kind: 'unclear', message: 'The gateway is still working on it.' }
  }
}

function seenCapture(found: Found, row: AttemptRow): Seen {
  switch (found.state) {
    case 'captured':
      return found.capturedBy === row.id && found.captured.amount === row.amount
        ? ended({ outcome: 'approved', reference: found.reference, found })
        : { kind: 'unclear', message: 'This hold was captured outside the desk. Compare it with the gateway.' }
    case 'held':
      return { kind: 'absent' }
    case 'canceled':
      return ended({ outcome: 'invalid', code: 'hold_gone', message: 'The hold was already let go.' })
    case 'open':
    case 'processing':
      return { kind: 'unclear', message: `The payment is ${found.state} at the gateway.` }
  }
}

function seenVoid(found: Found): Seen {
  switch (found.state) {
    case 'canceled':
      return ended({ outcome: 'approved', reference: found.reference })
    case 'held':
      return { kind: 'absent' }
    case 'captured':
      return ended({ outcome: 'invalid', code: 'already_captured', message: 'The hold was captured and cannot be let go.' })
    case 'open':
    case 'processing':
      return { kind: 'unclear', message: `The payment is ${found.state} at the gateway.` }
  }
}

function ended(reply: Reply): Seen {
  return { kind: 'ended', reply }
}
