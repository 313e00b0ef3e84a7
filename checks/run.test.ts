import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { projectRoot } from './files.ts'
import { runStages } from './run.ts'
import { runStage } from './runner/run-stage.ts'
import { stagesNamed, type Stage } from './runner/stages.ts'

const stage = (name: string, script: string, more: Partial<Stage> = {}): Stage => ({
  name,
  command: ['node', '-e', script],
  needs: [],
  weight: 'light',
  minutes: 1,
  counted: { by: 'exit' },
  ...more,
})

test('a stage that ends well counts as one passed test and keeps its output', async () => {
  const { totals, output } = await runStage(stage('a', "console.log('out'); console.error('err')"))
  expect(totals).toEqual({ passed: 1, failed: 0 })
  expect(output).toBe('out\nerr\n')
})

test.each([
  ['ends with another code', stage('a', 'process.exit(3)'), 'ended with 3'],
  ['cannot start', { ...stage('a', ''), command: ['no-such-program-here'] } as const, 'ENOENT'],
  ['is killed', stage('a', "process.kill(process.pid, 'SIGTERM')"), 'ended with SIGTERM'],
  ['misses its input', stage('a', '', { needs: ['src', 'no-such-file.ts'] }), 'not there yet: no-such-file.ts'],
  [
    'runs past its time',
    stage('a', "require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' })", { minutes: 0.005 }),
    'not done after 0.005 minutes',
  ],
])('a stage that %s has failed', async (_what, one, words) => {
  const { totals, output } = await runStage(one)
  expect(totals).toEqual({ passed: 0, failed: 1 })
  expect(output).toContain(words)
})

test('light stages run two at a time, heavy ones alone, and a failure stops nothing', async () => {
  const log: string[] = []
  let active = 0
  let most = 0
  const stages = ['a', 'b', 'c', 'd', 'e'].map((name) => stage(name, '', { weight: name === 'd' ? 'heavy' : 'light' }))
  const finished = await runStages(
    stages,
    ({ stage: { name } }) => log.push(name),
    async (one) => {
      active += 1
      most = Math.max(most, active)
      if (one.name === 'd') expect(active).toBe(1)
      await Promise.resolve()
      active -= 1
      return { stage: one, totals: { passed: 0, failed: 1 }, seconds: 0, output: '' }
    },
  )
  expect(most).toBe(2)
  expect(log).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(finished).toHaveLength(5)
})

test('all is check and every runner; no stage has two names', () => {
  const names = stagesNamed('all').map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual([...stagesNamed('check').map(({ name }) => name), 'web', 'domain', 'sections', 'sandbox', 'faults', 'journeys'])
  expect(stagesNamed('nothing')).toEqual([])
})

test('the command prints its stages and ends with one line of totals', async () => {
  const { code, out } = await run(['lock'])
  expect(code).toBe(0)
  expect(out).toMatch(/^ok {4}lock +\d+\.\d s\ntotal \d+\.\d s\n1 passed, 0 failed\n$/)
  expect((await run(['no-such-stage'])).code).toBe(2)
})

function run(words: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const done = Promise.withResolvers<{ code: number; out: string }>()
  execFile(process.execPath, ['checks/run.ts', ...words], { cwd: projectRoot }, (fault, out) =>
    done.resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, out }),
  )
  return done.promise
}
