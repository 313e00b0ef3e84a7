import type { Tx } from '#platform/doors.ts'
import { narrow } from './read.ts'
import { selectIds } from './queries.ts'
import { ListAsk } from './shapes.ts'

/** The orders of a list as its address says it ("status=new&numbers=…"), in the list's order and within the actor's reach; at most `most`. Undefined when it says no list. */
export async function selectOrders(tx: Tx, list: string, now: Date, most: number): Promise<readonly string[] | undefined> {
  const ask = ListAsk.safeParse(Object.fromEntries(new URLSearchParams(list)))
  return ask.success ? selectIds(tx, await narrow(tx, ask.data, now), most) : undefined
}
