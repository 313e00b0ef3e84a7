import type { Activity, ActivityValues } from '#domain/activity.ts'

/** One entry of a log as the database has it. */
export type Logged = {
  readonly sequence: number
  readonly version: number
  readonly command_id: string | null
  readonly event: Activity
  readonly before: ActivityValues['before'] | null
  readonly after: ActivityValues['after'] | null
}

/** What can be said of an order, a word a fact. */
export type State = ReadonlyMap<string, string>

/** Entries folded over the first state: what the order should say now, and each entry that does not follow from those before it. */
export function foldLog(first: State, entries: readonly Logged[]): { readonly state: State; readonly broken: readonly string[] } {
  const state = new Map(first)
  const broken: string[] = []
  for (const entry of entries) {
    for (const [fact, from, to] of movesOf(entry, state)) {
      const had = state.get(fact) ?? ''
      if (had !== from) broken.push(`${entry.sequence} ${entry.event.type}: ${fact} was ${had}, the entry says ${from}`)
      state.set(fact, to)
    }
  }
  return { state, broken }
}

/** Facts in which two states differ. */
export function differences(a: State, b: State): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((fact) => (a.get(fact) ?? '') !== (b.get(fact) ?? ''))
}

type Move = readonly [fact: string, from: string, to: string]

const word = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

/** What an entry says was changed, from what to what; entries that change nothing a state holds give none. */
function movesOf({ event, before, after }: Logged, state: State): readonly Move[] {
  const personal = (prefix: string) =>
    Object.keys({ ...after }).map((field): Move => [`${prefix}.${field}`, word(before?.[field]), word(after?.[field])])
  switch (event.type) {
    case 'status_changed':
      return [['status', word(event.from), word(event.to)]]
    case 'assigned':
      return [['assignee', word(event.from), word(event.to)]]
    case 'dms_number_set':
      return [['dms', word(event.from), word(event.to)]]
    case 'total_changed':
      return [['total', word(event.from), word(event.to)]]
    case 'buyer_changed':
      return personal('buyer')
    case 'address_changed':
      return personal(event.kind)
    case 'line_changed':
      return [[`${event.line}.${event.field}`, word(event.from), word(event.to)]]
    case 'line_state_changed':
      return [[`${event.line}.state`, word(event.from), word(event.to)]]
    case 'line_cancelled':
      return [
        [
          `${event.line}.state`,
          state.get(`${event.line}.state`) === '"cancelled"' ? 'standing' : (state.get(`${event.line}.state`) ?? ''),
          '"cancelled"',
        ],
      ]
    case 'discount_added':
      return [[`discount ${event.label}`, '', word(event.amount)]]
    case 'discount_removed':
      return [[`discount ${event.label}`, word(event.amount), '']]
    case 'note_added':
      return [[`note ${event.note}`, '', '1']]
    case 'note_edited':
      return [[`note ${event.note}`, String(event.version - 1), String(event.version)]]
    case 'note_pinned':
      return [[`pin ${event.note}`, event.on ? '' : 'on', event.on ? 'on' : '']]
    case 'risk_ticked':
      return [[`tick ${event.tick}`, event.done ? '' : 'done', event.done ? 'done' : '']]
    case 'transaction':
      return [[`transaction ${event.transaction}`, '', word(event.amount)]]
    default:
      return []
  }
}
