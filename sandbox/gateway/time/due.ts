import type { Database } from '../../database.ts'
import { pruneReplies } from '../idempotency.ts'
import { expireIntent } from '../intents/cancel.ts'
import { failRefund, settleRefund } from '../refunding.ts'
import { accountIn, type DueAction } from '../store.ts'

/** Does what the gateway does by itself up to `now`: lets old holds go, settles or fails refunds, forgets old idempotency keys. */
export function doWhatIsDue(db: Database, now: number) {
  db.atomic(() => {
    pruneReplies(db, now)
    for (const row of db.all('select * from due where at <= ? order by at', now)) {
      const account = accountIn(db, String(row['account']), Number(row['at']), { id: null, idempotency_key: null })
      const id = String(row['id'])
      db.run('delete from due where id = ? and action = ?', id, String(row['action']))
      const action = row['action'] as DueAction
      if (action === 'expire') expireIntent(account, id)
      if (action === 'settle') settleRefund(account, id)
      if (action === 'fail') failRefund(account, id)
    }
  })
}
