import type { Clock } from '../clock.ts'
import type { Faults } from '../control/faults.ts'
import type { Database } from '../database.ts'

/** The running twin of EasyPost: its file, its time, its faults, and the purchases being worked on. */
export type Carrier = {
  readonly db: Database
  readonly clock: Clock
  readonly faults: Faults
  readonly inFlight: Set<string>
  /** Where it is reached from this machine, without a slash at its end. */
  readonly origin: () => string
  /** Tells the postman that there may be something to carry. */
  readonly wake: () => void
}
