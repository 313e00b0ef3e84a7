import type { Database } from '../database.ts'
import { accountIn, type Account, type DueAction } from './account.ts'
import { loseCase } from './disputes/case.ts'
import { pruneKeys } from './wire/keys.ts'
import { lapseOrder } from './orders/approve.ts'
import { decideCapture } from './payments/capture.ts'
import { decideHold } from './payments/hold.ts'
import { failRefund, settleRefund } from './payments/refund.ts'
import { expireHold } from './payments/void.ts'

/** Does what PayPal does by itself up to `now`: lets orders and holds lapse, decides reviews, settles or fails refunds, decides cases nobody answered, forgets request ids. */
export function doWhatIsDue(db: Database, now: number, origin: string) {
  db.atomic(() => {
    pruneKeys(db, now)
    for (const row of db.all('select * from due where at <= ? order by at', now)) {
      const id = String(row['id'])
      const action = row['action'] as DueAction
      db.run('delete from due where id = ? and action = ?', id, action)
      deeds[action](accountIn(db, String(row['account']), Number(row['at']), origin), id)
    }
  })
}

const deeds: Readonly<Record<DueAction, (account: Account, id: string) => void>> = {
  lapse: lapseOrder,
  expire: expireHold,
  accept: acceptReviewed,
  settle: settleRefund,
  fail: failRefund,
  lose: loseCase,
}

function acceptReviewed(account: Account, id: string) {
  const capture = account.find('capture', id)
  if (capture?.status === 'PENDING') decideCapture(account, capture, true)
  const authorization = account.find('authorization', id)
  if (authorization?.status === 'PENDING') decideHold(account, authorization, true)
}
