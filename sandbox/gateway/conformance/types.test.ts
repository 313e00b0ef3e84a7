import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../../test-world.ts'
import { recordReplies, type Recorded } from './replies.ts'

const root = join(import.meta.dirname, '../../..')
const folders: string[] = []

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.end()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What the compiler says of replies written down as literals of the official client's types: nothing, or its complaints. */
function compiled(replies: readonly Recorded[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'))
  folders.push(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    module: 'nodenext',
    target: 'esnext',
    types: ['node'],
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['replies.ts'] }))
  const literals = replies.map(({ type, body }, n) => `export const r${n}: Stripe.${type} = ${JSON.stringify(body, null, 1)}\n`)
  writeFileSync(join(folder, 'replies.ts'), `import type Stripe from 'stripe'\n${literals.join('')}`)
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin/tsc'), ['-p', folder], (_fault, said) => resolve(said))
  })
}

test('every recorded reply compiles as the type the official client promises', async () => {
  const replies = await recordReplies(world)
  const kinds = Object.fromEntries(
    Object.entries(Object.groupBy(replies, ({ type }) => type)).map(([type, list = []]) => [type, list.length]),
  )
  expect(kinds).toMatchObject({
    PaymentIntent: 10,
    Charge: 3,
    Refund: 5,
    Dispute: 4,
    SetupIntent: 4,
    'Radar.EarlyFraudWarning': 1,
    Event: expect.any(Number),
  })
  expect(replies.filter(({ body }) => 'error' in body)).toEqual([])
  expect(await compiled(replies)).toBe('')

  const [first] = replies
  const wrong = { type: first?.type ?? '', body: { ...first?.body, livemode: 'no' } }
  expect(await compiled([wrong])).toContain("not assignable to type 'boolean'")
}, 120_000)
