import { reliability } from '#domain/registry/case.ts'
import { decide, decisions } from '#domain/registry/decide.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import { listVotes } from '../cases/queries.ts'
import { listForwarders } from '../forwarders/queries.ts'
import {
  casesOnPage,
  countQueue,
  countStates,
  findCase,
  listEvents,
  listPage,
  listQueue,
  listReporters,
  listTasks,
  stateOrder,
  type CaseRow,
} from './queries.ts'
import type { CaseDetail, CasesQuery, CasesView, CaseView, RegistryView, ReporterView, TaskView } from './shapes.ts'

const mostInQueue = 200

/** What the operator has to decide, what the registry holds, and how far its reporters can be relied on. Of no order anything. */
export async function readRegistry(app: App): Promise<RegistryView> {
  return inNetwork(app, async (tx) => {
    const [queue, waiting, states] = [await listQueue(tx, mostInQueue), await countQueue(tx), await countStates(tx)]
    return {
      queue: await viewCases(tx, queue),
      waiting,
      states: stateOrder.map((state) => {
        const { cases = 0, oldest, newest } = states.find((row) => row.state === state) ?? {}
        return { state, cases, oldest: oldest?.toISOString() ?? null, newest: newest?.toISOString() ?? null }
      }),
      reporters: viewReporters(await listReporters(tx)),
      forwarders: (await listForwarders(tx)).map(({ postal_code, added_by, added_at, ...entry }) => ({
        ...entry,
        postalCode: postal_code,
        addedBy: added_by,
        addedAt: added_at.toISOString(),
      })),
    }
  })
}

/** A page of cases. */
export async function readCases(app: App, asked: CasesQuery): Promise<CasesView> {
  return inNetwork(app, async (tx) => {
    const rows = await listPage(tx, asked)
    const cases = await viewCases(tx, rows.slice(0, casesOnPage))
    return { cases, next: rows.length > casesOnPage ? (cases.at(-1)?.id ?? null) : null }
  })
}

/** One case with all that happened to it; undefined when there is none, or none any more. */
export async function readCase(app: App, id: string): Promise<CaseDetail | undefined> {
  return inNetwork(app, async (tx) => {
    const row = await findCase(tx, id)
    const [view] = row ? await viewCases(tx, [row]) : []
    return view && { ...view, events: (await listEvents(tx, id)).map((event) => ({ ...event, at: event.at.toISOString() })) }
  })
}

async function viewCases(tx: NetworkTx, rows: readonly CaseRow[]): Promise<readonly CaseView[]> {
  const ids = rows.map(({ id }) => id)
  const [tasks, votes] = [await listTasks(tx, ids), await listVotes(tx, ids)]
  return rows.map(({ reported_at, ...row }) => {
    const own = tasks.filter(({ case_id }) => case_id === row.id)
    const open = own.filter(({ ended_at }) => ended_at === null).map(({ kind }) => kind)
    return {
      ...row,
      reportedAt: reported_at.toISOString(),
      votes: votes.filter(({ case_id }) => case_id === row.id).length,
      tasks: own.map(viewTask),
      may: decisions.filter((decision) => decide(row.state, open, decision).ok),
    }
  })
}

function viewTask(task: Awaited<ReturnType<typeof listTasks>>[number]): TaskView {
  return {
    kind: task.kind,
    openedAt: task.opened_at.toISOString(),
    dueAt: task.due_at.toISOString(),
    answer: task.answer,
    answeredAt: task.answered_at?.toISOString() ?? null,
    endedAt: task.ended_at?.toISOString() ?? null,
    outcome: task.outcome,
  }
}

function viewReporters(rows: Awaited<ReturnType<typeof listReporters>>): readonly ReporterView[] {
  return rows.map(({ reporter, owner, ...row }) => {
    const same = rows.filter((one) => one.reporter === reporter)
    const sum = (of: 'upheld' | 'overturned') => same.reduce((all, one) => all + one[of], 0)
    return { ...row, owner: owner ?? '', belief: reliability({ upheld: sum('upheld'), overturned: sum('overturned') }) }
  })
}
