import type { Database } from '../database.ts'
import { accountIn, type Account, type DueAction } from './account.ts'
import { beginInsurance } from './money/insure.ts'
import { decideRefund } from './money/refund.ts'
import { finishScanForm } from './money/scan-form.ts'
import { moveOn } from './tracking/move.ts'

/** Does what happens by itself up to `now`, in the order of time: parcels move, refunds are decided, scan forms drawn, insurances begun. */
export function doWhatIsDue(db: Database, now: number, origin: string) {
  db.atomic(() => {
    for (let row = nextDue(db, now); row; row = nextDue(db, now)) {
      const [id, action] = [String(row['id']), row['action'] as DueAction]
      db.run('delete from due where id = ? and action = ?', id, action)
      deeds[action](accountIn(db, String(row['account']), Number(row['at']), origin), id)
    }
  })
}

function nextDue(db: Database, now: number) {
  return db.get('select * from due where at <= ? order by at, rowid limit 1', now)
}

const deeds: Readonly<Record<DueAction, (account: Account, id: string) => void>> = {
  move: moveOn,
  decide_refund: decideRefund,
  finish_form: finishScanForm,
  insure: beginInsurance,
}
