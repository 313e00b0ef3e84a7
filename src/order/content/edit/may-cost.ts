import { ok, refuse, type Result } from '#domain/result.ts'
import type { EditAsk } from './shapes.ts'

/** Who may not see a cost may not write one either: they would learn it from the profit. */
export function mayCost(actor: { readonly rights: readonly string[] }, ask: EditAsk): Result<null, 'no_cost_right'> {
  const names = (ask.kind === 'add_line' && ask.line.unitCost !== null) || (ask.kind === 'edit_line' && ask.line.unitCost !== undefined)
  return names && !actor.rights.includes('cost') ? refuse('no_cost_right') : ok(null)
}
