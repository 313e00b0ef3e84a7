import type { Clock } from '../clock.ts'
import type { Faults } from '../control/faults.ts'
import { listen } from '../listen.ts'
import { startPostman, type Postman } from '../post/postman.ts'
import { paypalApp } from './app.ts'
import { doWhatIsDue } from './due.ts'
import { openPayPalDatabase } from './store.ts'
import { openSigner } from './webhooks/sign.ts'
import { paypalRound } from './webhooks/round.ts'
import type { PayPal } from './world.ts'

type Options = { readonly folder: string; readonly clock: Clock; readonly faults: Faults; readonly host: string; readonly port: number }

/** PayPal as it runs: where it listens, and who carries its events. */
export type RunningPayPal = {
  readonly paypal: PayPal
  readonly postman: Postman
  readonly port: number
  readonly close: () => Promise<void>
}

/** Opens the twin's file, starts its postman and listens. Rejects, with nothing left open, when the port is taken. */
export async function startPayPal({ folder, clock, faults, host, port }: Options): Promise<RunningPayPal> {
  const db = openPayPalDatabase(folder)
  const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  let at = port
  const origin = () => `http://${near}:${at}`
  const signer = openSigner(folder)
  const postman = startPostman({ ...paypalRound({ db, clock, signer, origin }), catchUp: () => doWhatIsDue(db, clock.now(), origin()) })
  const paypal: PayPal = { db, clock, faults, inFlight: new Set(), origin, signer, wake: postman.wake }
  const end = async () => {
    await postman.close()
    db.close()
  }
  try {
    const bound = await listen(paypalApp(paypal), host, port)
    at = bound.port
    clock.onChange(() => {
      doWhatIsDue(db, clock.now(), origin())
      postman.wake()
    })
    return { paypal, postman, port: bound.port, close: () => bound.close().then(end) }
  } catch (fault) {
    await end()
    throw fault
  }
}
