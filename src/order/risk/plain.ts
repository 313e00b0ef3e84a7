import { isPostBox } from '#domain/address.ts'
import type { Checks } from '#domain/payment.ts'
import { vinVerdict } from '#domain/vin.ts'
import type { At } from '../spine.ts'
import { attemptsOf, issuerOf, readTries } from './gather/tries.ts'

/** The few facts a person looks at before anything else: what the issuer said (null when it was asked nothing), tries, post box, VIN. */
export type PlainFacts = {
  readonly issuer: { readonly street: Checks['line1']; readonly postalCode: Checks['postalCode']; readonly cvc: Checks['cvc'] } | null
  readonly declined: number
  readonly cards: number
  readonly postBox: boolean
  readonly vin: 'none' | 'good' | 'bad'
}

/** Reads them. */
export async function readPlainFacts({ tx, order, sources }: At): Promise<PlainFacts> {
  const tries = await readTries(tx, order.id)
  const issuer = issuerOf(tries.filter(({ checks }) => checks !== null))
  const attempts = attemptsOf(tries)
  return {
    issuer: issuer && { street: issuer.street, postalCode: issuer.postalCode, cvc: issuer.cvc },
    declined: attempts.filter(({ outcome }) => outcome === 'declined').length,
    cards: new Set(attempts.flatMap(({ card }) => card ?? [])).size,
    postBox: isPostBox(sources.shipping),
    vin: order.vehicle_vin === null ? 'none' : vinVerdict(order.vehicle_vin).ok ? 'good' : 'bad',
  }
}
