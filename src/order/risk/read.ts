import { isPostBox } from '#domain/address.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { vinVerdict } from '#domain/vin.ts'
import type { At } from '../spine.ts'
import { peopleOfStore } from '../spine-rows.ts'
import { listAttempts } from './queries.ts'
import type { RiskView } from './shapes.ts'

/** The Risk of the order page: facts to weigh, until a score stands there. */
export async function readRisk({ tx, order, sources }: At): Promise<RiskView> {
  const attempts = await listAttempts(tx, order.id)
  const by = order.risk_checked_by && (await peopleOfStore(tx)).find((person) => person.id === order.risk_checked_by)
  return {
    ...issuerOf(attempts),
    vin: order.vehicle_vin ? vinVerdict(order.vehicle_vin) : null,
    postBox: isPostBox(sources.shipping),
    ip: order.ip,
    checked: order.risk_checked_at && { at: order.risk_checked_at.toISOString(), by: by ? by.name : null },
    can: { check: mayCheck(order) },
  }
}

/** A cancelled order needs no looking at. */
export function mayCheck(order: { readonly status: string }): Result<null, 'order_cancelled'> {
  return order.status === 'cancelled' ? refuse('order_cancelled') : ok(null)
}

function issuerOf(attempts: Awaited<ReturnType<typeof listAttempts>>): Pick<RiskView, 'issuer' | 'attempts'> {
  const checks = attempts.map((attempt) => attempt.events.find((event) => event.checks)?.checks ?? attempt.checks).find(Boolean)
  const cards = attempts.flatMap(
    (attempt) => (attempt.events.find((event) => event.instrument)?.instrument ?? attempt.instrument)?.fingerprint ?? [],
  )
  return {
    issuer: checks ? { street: checks.line1, postalCode: checks.postalCode, cvc: checks.cvc } : null,
    attempts: {
      all: attempts.length,
      declined: attempts.filter((attempt) => attempt.events.some((event) => event.state === 'declined')).length,
      cards: new Set(cards).size,
    },
  }
}
