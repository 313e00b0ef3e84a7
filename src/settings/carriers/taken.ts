import type { Tx } from '#platform/doors.ts'
import { listAccounts } from './queries.ts'

/** Has another account in use this name? Rates and the preferred carrier are told apart by it. */
export async function isTaken(tx: Tx, name: string, id: string): Promise<boolean> {
  return (await listAccounts(tx)).some((account) => account.id !== id && account.name.toLowerCase() === name.toLowerCase())
}
