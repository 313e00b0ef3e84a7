import type { Clock } from '../clock.ts'
import type { Faults } from '../control/faults.ts'
import { listen } from '../listen.ts'
import { startPostman, type Postman } from '../post/postman.ts'
import { openPrinter, type Printer } from '../printer/jobs.ts'
import { receiveJobs } from '../printer/receive.ts'
import { carrierApp } from './app.ts'
import { doWhatIsDue } from './due.ts'
import { openCarrierDatabase } from './store.ts'
import { carrierRound } from './webhooks/round.ts'
import type { Carrier } from './world.ts'

type Options = {
  readonly folder: string
  readonly clock: Clock
  readonly faults: Faults
  readonly host: string
  readonly port: number
  readonly printerPort: number
}

/** The carrier as it runs, with the printer its labels go to: where both listen, and who carries its events. */
export type RunningCarrier = {
  readonly carrier: Carrier
  readonly postman: Postman
  readonly printer: Printer
  readonly port: number
  readonly printerPort: number
  readonly close: () => Promise<void>
}

/** Opens the files of twin and printer, starts the postman and listens on both ports. Rejects, with nothing left open, when one is taken. */
export async function startCarrier({ folder, clock, faults, host, port, printerPort }: Options): Promise<RunningCarrier> {
  const opened: (() => unknown)[] = []
  const close = async () => {
    for (const end of opened.splice(0).toReversed()) await end()
  }
  try {
    const db = openCarrierDatabase(folder)
    opened.push(db.close)
    const printer = openPrinter(folder, clock.now)
    opened.push(printer.close)
    const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
    let at = port
    const origin = () => `http://${near}:${at}`
    const catchUp = () => doWhatIsDue(db, clock.now(), origin())
    const postman = startPostman(carrierRound({ db, clock, catchUp }))
    opened.push(postman.close)
    const carrier: Carrier = { db, clock, faults, inFlight: new Set(), origin, wake: postman.wake }
    const tray = await receiveJobs(printer, host, printerPort)
    opened.push(tray.close)
    const bound = await listen(carrierApp(carrier, printer), host, port)
    opened.push(bound.close)
    at = bound.port
    clock.onChange(() => [catchUp(), postman.wake()])
    return { carrier, postman, printer, port: bound.port, printerPort: tray.port, close }
  } catch (fault) {
    await close()
    throw fault
  }
}
