import { parentPort, workerData } from 'node:worker_threads'
import { decodeVin } from './decode.ts'
import { openVinIndex } from './index-copy.ts'

/** The decoder's own thread: takes `{id, vin, latest}`, answers `{id, decoded}` or `{id, fault}`; first of all 'ready' once the tables are open. */
const db = await openVinIndex(String(workerData))

parentPort?.on('message', ({ id, vin, latest }: { readonly id: number; readonly vin: string; readonly latest: number }) => {
  decodeVin(db, vin, latest).then(
    (decoded) => post({ id, decoded }),
    (fault: unknown) => post({ id, fault: String(fault) }),
  )
})
post('ready')

function post(message: unknown): void {
  parentPort?.postMessage(message, [])
}
