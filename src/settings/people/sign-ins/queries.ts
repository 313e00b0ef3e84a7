import { sql } from 'kysely'
import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import type { Tx } from '#platform/doors.ts'

type Row = {
  readonly id: string
  readonly at: Date
  readonly name: string
  readonly event: SignInEvent
  readonly way: SignInWay | null
  readonly user_agent: string | null
}

/** How the store's people came in or were refused since they belong to it, the newest first. Addresses are not told. */
export async function listSignInsOfStore(tx: Tx, most: number): Promise<readonly Row[]> {
  return (await sql<Row>`select * from partsdesk.sign_ins_of_store(${most})`.execute(tx)).rows
}
