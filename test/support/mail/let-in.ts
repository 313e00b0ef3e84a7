import type { TestDesk } from '../desk.ts'

/** Lets everybody of a desk have come in once: who was only invited is told nothing. */
export async function letIn(desk: TestDesk): Promise<void> {
  await desk.look(`update people set password_hash = 'chosen' where password_hash is null`)
}
