import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { countStates, listAppeals, listLookups, listMarks, listQuestions, readShares, rowsOnPage } from './queries.ts'
import type { LookupsQuery, LookupsView, MarksQuery, MarksView, QuestionView, StoreRegistryView } from './shapes.ts'

/** What the network's registry wants of the store, and how much of the store's is in it. Read through the store's own door, where nothing of another is. */
export async function readStoreRegistry(app: App, actor: Actor): Promise<StoreRegistryView> {
  return inStore(app, actor, async (tx) => {
    const counted = new Map((await countStates(tx)).map(({ state, cases }) => [state, cases]))
    const questions = [...(await listQuestions(tx, 'open')), ...(await listQuestions(tx, 'ended'))]
    const count = (state: Parameters<typeof counted.get>[0]) => counted.get(state) ?? 0
    return {
      shares: await readShares(tx),
      states: { open: count('open'), suspended: count('suspended'), withdrawn: count('withdrawn'), overturned: count('overturned') },
      questions: questions.map(viewQuestion),
      appeals: (await listAppeals(tx)).map(({ opened_at, ...row }) => ({ ...row, openedAt: opened_at.toISOString() })),
    }
  })
}

/** A page of the store's marks. */
export async function readMarks(app: App, actor: Actor, asked: MarksQuery): Promise<MarksView> {
  const rows = await inStore(app, actor, (tx) => listMarks(tx, asked))
  const marks = rows.slice(0, rowsOnPage).map(({ reported_at, ...row }) => ({ ...row, reportedAt: reported_at.toISOString() }))
  return { marks, next: rows.length > rowsOnPage ? (marks.at(-1)?.id ?? null) : null }
}

/** A page of what the store was told. */
export async function readLookups(app: App, actor: Actor, asked: LookupsQuery): Promise<LookupsView> {
  const rows = await inStore(app, actor, (tx) => listLookups(tx, asked))
  const lookups = rows.slice(0, rowsOnPage).map(({ id, order, at, level, told: { kinds, counts } }) => {
    const { cases, reporters, payment, disputed } = counts
    return { id, order, at: at.toISOString(), level, kinds, cases, reporters, payment, disputed }
  })
  return { lookups, next: rows.length > rowsOnPage ? (lookups.at(-1)?.id ?? null) : null }
}

function viewQuestion(row: Awaited<ReturnType<typeof listQuestions>>[number]): QuestionView {
  const { opened_at, due_at, answered_by, answered_at, ended_at, ...rest } = row
  return {
    ...rest,
    openedAt: opened_at.toISOString(),
    dueAt: due_at.toISOString(),
    answeredBy: answered_by,
    answeredAt: answered_at?.toISOString() ?? null,
    endedAt: ended_at?.toISOString() ?? null,
  }
}
