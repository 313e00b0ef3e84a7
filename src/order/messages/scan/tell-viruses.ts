import { record, type Held } from '../../spine.ts'
import { listViruses } from './queries.ts'

/** Notes in the order's log what is known by now to be in a mail that came to it: files seen before, or while it was still unfiled. */
export async function tellViruses(held: Held, mail: string): Promise<void> {
  for (const virus of await listViruses(held.tx, mail)) record(held, { type: 'virus_found', mail, letter: null, virus })
}
