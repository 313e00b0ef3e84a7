import type { Database } from '../../database.ts'
import { closeInquiry, decideDispute, escalateInquiry, missDeadline } from '../disputes/decide.ts'
import { openDispute, warn } from '../disputes/trouble.ts'
import { pruneReplies } from '../idempotency.ts'
import { expireIntent } from '../intents/cancel.ts'
import { isClosed, isInquiry, type Dispute } from '../objects/dispute.ts'
import { failRefund, settleRefund } from '../refunding.ts'
import { accountIn, type Account, type DueAction } from '../store.ts'
import { nextDelivery } from '../webhooks/queue.ts'

/**
 * Does what the gateway and the banks do by themselves up to `now`: lets old holds go, settles or fails refunds, opens and decides disputes, forgets old
 * idempotency keys.
 */
export function doWhatIsDue(db: Database, now: number) {
  db.atomic(() => {
    pruneReplies(db, now)
    for (let row = nextDue(db, now); row; row = nextDue(db, now)) {
      const account = accountIn(db, String(row['account']), Number(row['at']), { id: null, idempotency_key: null })
      const id = String(row['id'])
      const action = row['action'] as DueAction
      db.run('delete from due where id = ? and action = ?', id, action)
      deeds[action](account, id)
    }
  })
}

/** When something will be due or a webhook sent next, seconds; undefined when nothing will. */
export function nextMoment(db: Database): number | undefined {
  const at = db.get('select min(at) as at from due')?.['at']
  const moments = [typeof at === 'number' ? at : undefined, nextDelivery(db)].filter((moment) => moment !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

function nextDue(db: Database, now: number) {
  return db.get('select * from due where at <= ? order by at, action limit 1', now)
}

const deeds: Readonly<Record<DueAction, (account: Account, id: string) => void>> = {
  expire: expireIntent,
  settle: settleRefund,
  fail: failRefund,
  dispute: openDispute,
  warn,
  unanswered: missDeadline,
  lapse: onOpen((account, dispute) => isInquiry(dispute) && closeInquiry(account, dispute)),
  win: onOpen((account, dispute) => decideDispute(account, dispute, 'won')),
  lose: onOpen((account, dispute) => decideDispute(account, dispute, 'lost')),
  escalate: onOpen((account, dispute) => isInquiry(dispute) && escalateInquiry(account, dispute)),
}

function onOpen(deed: (account: Account, dispute: Dispute) => unknown) {
  return (account: Account, id: string) => {
    const dispute = account.find('dispute', id)
    if (dispute && !isClosed(dispute)) deed(account, dispute)
  }
}
