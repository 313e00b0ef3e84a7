import { inNetwork, type Doors } from './doors.ts'
import type { Secrets } from './secrets.ts'
import { StartRefusal } from './start-refusal.ts'

/**
 * Refuses to start with another master key than the one this database was written with: sealed credentials could not be opened, and every log chain
 * would look broken. The first start with a key writes its check down. A rotation keeps the old key in the list, so it passes.
 */
export async function checkMasterKey(doors: Doors, secrets: Secrets): Promise<void> {
  const mine = secrets.keyedHash('installation', 'master key')
  const kept = await inNetwork(doors, async (tx) => {
    await tx
      .insertInto('installation')
      .values({ key_check: mine })
      .onConflict((conflict) => conflict.column('singleton').doNothing())
      .execute()
    return tx.selectFrom('installation').select('key_check').executeTakeFirstOrThrow()
  })
  if (!kept.key_check.equals(mine))
    throw new StartRefusal(
      'The master key is not the one this database was written with: put the right one into PARTSDESK_MASTER_KEY, or restore the file master.key of the data folder from a backup.',
    )
}
