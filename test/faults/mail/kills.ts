import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import { converse } from '#test/support/mail/customer.ts'
import type { Deed } from './dying-desk.ts'
import type { Shape } from './shapes.ts'
import type { World } from './world.ts'

/** Sends a mail to a desk that dies at its nth statement; a sender that was not told 250 comes again, as mail servers do. Answers what the first try was answered (0: the line broke off). */
export async function sendAndKill({ desk, customer }: World, shape: Shape, at: number, when: Deed['when']): Promise<number> {
  const deed: Deed = {
    config: desk.app.config,
    database: desk.url('partsdesk_app'),
    tablesFolder: inject('tablesFolder'),
    now: desk.clock.now().toISOString(),
    at,
    when,
  }
  const child = spawn(process.execPath, ['test/faults/mail/dying-desk.ts', JSON.stringify(deed)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', () => reject(new Error('the desk never opened')))
  })
  const { port } = JSON.parse(line) as { port: number }
  const code = await converse(port, shape.raw, shape.from, shape.to)
  child.kill('SIGKILL')
  await ended
  if (code !== 250 && (await customer.sendRaw(shape.raw, shape.to, shape.from)) !== 250) throw new Error('the second try was refused')
  return code
}
