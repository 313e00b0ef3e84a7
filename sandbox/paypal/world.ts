import type { Clock } from '../clock.ts'
import type { Faults } from '../control/faults.ts'
import type { Database } from '../database.ts'
import type { Signer } from './webhooks/sign.ts'

/** The running twin of PayPal: its file, its time, its faults, and the keys of requests being worked on. */
export type PayPal = {
  readonly db: Database
  readonly clock: Clock
  readonly faults: Faults
  readonly inFlight: Set<string>
  /** Where it is reached from this machine, without a slash at its end. */
  readonly origin: () => string
  readonly signer: Signer
  /** Tells the postman that there may be something to carry. */
  readonly wake: () => void
}
