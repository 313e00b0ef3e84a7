import type { Status } from '#domain/order.ts'
import { refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, moveOrder } from '../spine.ts'
import type { StatusAsk } from './shapes.ts'

/** Moves the order by the drop-down. Completed and Cancelled settle money and goods, so they are commands of their own and refused here. */
export async function setStatus(app: App, actor: Actor, number: number, ask: StatusAsk, command: Command): Promise<Result<Status, string>> {
  return holdOrder(app, actor, { number }, command, 'status', async (held) => {
    if (ask.status === 'completed' || ask.status === 'cancelled') return refuse('own_command', { status: ask.status })
    return moveOrder(held, ask.status, ask.reason || undefined)
  })
}
