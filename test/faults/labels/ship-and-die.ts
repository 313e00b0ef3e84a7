import { spawn } from 'node:child_process'
import { expect, inject } from 'vitest'
import type { TestDesk } from '#test/support/desk.ts'
import type { Death, Deed } from './deaths.ts'
import type { Work } from './world.ts'

/** Ships an order in a process of its own that dies in the middle of it; `with the carrier`: killed from here once that is `seen`. */
export async function shipAndDie(
  desk: TestDesk,
  { number, ask, command }: Work,
  death: Death | number,
  seen: () => Promise<boolean>,
): Promise<void> {
  const deed: Deed = {
    config: desk.app.config,
    database: desk.url('partsdesk_app'),
    tablesFolder: inject('tablesFolder'),
    store: desk.store.id,
    now: desk.clock.now().toISOString(),
    number,
    ask,
    command,
    death,
  }
  const child = spawn(process.execPath, ['test/faults/labels/dying-desk.ts', JSON.stringify(deed)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  if (death === 'with the carrier') {
    await expect.poll(seen, { interval: 5, timeout: 30_000 }).toBe(true)
    child.kill('SIGKILL')
  }
  expect(await gone).toBe('SIGKILL')
}
