import { sql } from 'kysely'
import type { NetworkTx } from '#platform/doors.ts'

/** Deletes cases reported before then about which nothing is open, with their tokens, questions and appeals; an event says that each was forgotten. Answers how many. */
export async function forgetCases(tx: NetworkTx, before: Date, at: Date, most: number): Promise<number> {
  const { rows } = await sql<{ readonly id: string }>`
    with old as (select c.id from registry_cases c where c.reported_at < ${before}
        and not exists (select from registry_tasks t where t.case_id = c.id and t.ended_at is null)
        order by c.reported_at limit ${most} for update skip locked),
      tokens as (delete from registry_tokens where case_id in (select id from old)),
      events as (insert into registry_events (id, case_id, type, at) select gen_random_uuid(), id, 'forgotten', ${at} from old)
    select id from old`.execute(tx)
  if (rows.length === 0) return 0
  await tx
    .deleteFrom('registry_cases')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.length
}

/** Deletes the oldest sightings of orders placed before then. Answers how many. */
export async function forgetSightings(tx: NetworkTx, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sightings where ctid = any(array(select ctid from sightings where at < ${before} order by at limit ${most}))`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
