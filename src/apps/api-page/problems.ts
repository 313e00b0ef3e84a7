import type { ProblemCode } from '#order/intake/shapes.ts'

/** What a problem's code means and what a storefront should do about it, with the HTTP status it comes with. */
export const problems: { readonly [code in ProblemCode]: { readonly status: number; readonly means: string; readonly remedy: string } } = {
  invalid: {
    status: 400,
    means: 'The body is not JSON, or fields do not fit. Each is named in issues, all at once.',
    remedy: 'Mend the fields and send again.',
  },
  card_number: {
    status: 400,
    means: 'A number, reference or token of the order is a payment card’s number. The field stands in detail, the number is not kept.',
    remedy: 'Never send card numbers: send the gateway’s reference or token.',
  },
  totals_differ: {
    status: 400,
    means:
      'Lines, discounts, fees, shipping and taxes do not add up to the totals. Each difference comes with what was sent and what was computed.',
    remedy: 'Mend the figures and send again.',
  },
  no_key: {
    status: 401,
    means: 'No key came, or one that is unknown or was revoked.',
    remedy: 'Send Authorization: Bearer with a live key of the store.',
  },
  no_scope: { status: 403, means: 'The key may not do this; the scope it lacks stands in detail.', remedy: 'Make a key with that scope.' },
  not_found: { status: 404, means: 'The store has no such order.', remedy: 'Check the id, and that the key is of the right store.' },
  other_order: {
    status: 409,
    means: 'This channel sent another order under the same externalNumber before.',
    remedy: 'Number orders once. To change an order, change it in the desk.',
  },
  payment_used: {
    status: 409,
    means: 'Another order uses this payment reference.',
    remedy: 'Send the reference of this order’s own payment.',
  },
  other_currency: { status: 409, means: 'The store sells in another currency.', remedy: 'Send amounts in the store’s currency.' },
  too_large: { status: 413, means: 'The body is larger than 2 MB.', remedy: 'Send images as addresses, not as contents.' },
  refused: { status: 415, means: 'The content type is not JSON.', remedy: 'Send content-type: application/json.' },
  too_many: {
    status: 429,
    means: 'The key sent more than 4,000 requests in ten seconds.',
    remedy: 'Wait as many seconds as Retry-After says, then send again.',
  },
  fault: {
    status: 500,
    means: 'The server broke. Nothing was taken, or all of it.',
    remedy: 'Send the same body again: it cannot become two orders. Tell support the requestId.',
  },
}
