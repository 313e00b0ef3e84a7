import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { commandId, type Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { saveEdit } from '../../content/edit/save.ts'
import { askBalance } from '../../payment/link/ask-balance.ts'
import type { EditAndAsk } from './edit-ask.ts'

/** `asked`: what the buyer was asked for, minor units; null with the reason when the edit stands and they could not be asked. */
type Answer = { readonly total: number; readonly asked: number | null; readonly why: string | null }

/** Changes what was sold and asks the buyer for what is due then. The edit stands whether or not they could be asked; the same command again asks once. */
export async function editAndAsk(
  app: App,
  actor: Actor,
  number: number,
  { edit, by }: EditAndAsk,
  command: Command,
): Promise<Result<Answer, string>> {
  const saved = await saveEdit(app, actor, number, edit, command)
  if (!saved.ok) return saved
  const id = command.id === null ? null : commandId(command.id, 'ask')
  const asked = await askBalance(app, actor, number, by, { id, seen: null, body: by })
  return ok({ ...saved.value, asked: asked.ok ? asked.value.amount : null, why: asked.ok ? null : asked.code })
}
