import { wallClock } from '#domain/wall-clock.ts'
import type { App } from '#platform/app.ts'
import { openCarrierCredentials } from '#platform/carrier-credentials.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { isReachable } from './listen.ts'
import { listAccounts, listVersions, readLiking, type AccountRow } from './queries.ts'
import type { AccountView, CarriersView, VersionView } from './shapes.ts'

/** The store's carrier accounts for settings, without their secrets, and what it likes about carriers. */
export async function readCarriers(app: App, actor: Actor): Promise<CarriersView> {
  return inStore(app, actor, async (tx) => {
    const [rows, versions, liking] = [await listAccounts(tx), await listVersions(tx), await readLiking(tx)]
    const today = todayIn(app, liking.time_zone)
    const versionsOf = (account: string) => {
      const own = versions.filter((version) => version.account_id === account)
      const now = own.find((version) => version.holds_from <= today)
      return own.map(({ id, holds_from, services, prices }) => ({ id, holdsFrom: holds_from, services, prices, now: id === now?.id }))
    }
    return {
      accounts: rows.map((row) => viewOf(app, actor, row, versionsOf(row.id))),
      preferredCarrier: liking.preferred_carrier,
      dayWorth: liking.day_worth,
      sandbox: app.config.sandbox !== undefined,
      reachable: isReachable(app),
      today,
    }
  })
}

/** The calendar's day in a time zone, YYYY-MM-DD. */
export function todayIn({ clock }: Pick<App, 'clock'>, timeZone: string): string {
  return wallClock(clock.now(), timeZone).toISOString().slice(0, 10)
}

function viewOf(app: App, actor: Actor, row: AccountRow, versions: readonly VersionView[]): AccountView {
  const shown = { id: row.id, name: row.name, createdAt: row.created_at.toISOString() }
  if (row.kind === 'rate_card') return { ...shown, kind: 'rate_card', versions }
  return {
    ...shown,
    kind: 'easypost',
    live: row.live,
    keyEnds: openCarrierCredentials(app, actor.store, row).apiKey.slice(-4),
    pinned: row.pinned,
    trouble: row.trouble,
    webhook: { set: row.webhook_hash !== null, lastAt: row.webhook_at?.toISOString() ?? null },
  }
}
