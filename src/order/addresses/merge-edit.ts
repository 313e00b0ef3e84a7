import type { z } from 'zod'
import { mergeFields, type Fields } from '#domain/merge/fields.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Held } from '../spine.ts'
import { findFieldChange, type FieldEvent } from './queries.ts'
import type { FieldConflict } from './shapes.ts'

type Sides<F extends string, T> = {
  /** what the person saw when they began; without it `mine` stands as it is */
  readonly base: Fields<F> | undefined
  readonly mine: T
  readonly theirs: Fields<F>
  readonly together?: readonly (readonly F[])[]
}

/**
 * What an edit comes to when a colleague may have changed other fields meanwhile: field by field, then checked whole by `shape`. Refused: `stale` with each field both
 * changed differently, who did it and when; `merged_invalid` when the whole does not fit though each half did.
 */
export async function mergeEdit<F extends string, T extends Fields<F>>(
  held: Held,
  event: FieldEvent,
  shape: z.ZodType<T>,
  fields: readonly F[],
  { base, mine, theirs, together = [] }: Sides<F, T>,
): Promise<Result<T, 'stale' | 'merged_invalid'>> {
  if (!base) return ok(mine)
  const { merged, conflicts } = mergeFields(fields, { base, mine, theirs }, together)
  if (conflicts.length > 0) {
    const told = await Promise.all(conflicts.map((group) => tellConflict(held, event, group, theirs)))
    const last = told.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))[0]
    return { ...refuse('stale', { version: held.order.version, who: last?.who, at: last?.at, what: event.type }), current: told }
  }
  const whole = shape.safeParse(merged)
  return whole.success ? ok(whole.data) : refuse('merged_invalid', { field: whole.error.issues[0]?.path.join('.') })
}

async function tellConflict<F extends string>(
  held: Held,
  event: FieldEvent,
  group: readonly F[],
  theirs: Fields<F>,
): Promise<FieldConflict> {
  const change = await findFieldChange(held.tx, held.order.id, event, group)
  return {
    fields: group,
    who: change?.who ?? null,
    at: change?.at.toISOString() ?? null,
    theirs: Object.fromEntries(group.map((field) => [field, theirs[field] || null])),
  }
}
