import { endStages, runStage, type Finished } from './runner/run-stage.ts'
import { stagesNamed, type Stage } from './runner/stages.ts'
import { sum } from './runner/totals.ts'

const outputCap = 400

/**
 * Runs stages in their order, two light ones at a time and a heavy one alone, and goes on after a failure. `tell` is called once a stage, in the order
 * in which they end.
 */
export async function runStages(
  stages: readonly Stage[],
  tell: (finished: Finished) => void,
  run = runStage,
): Promise<readonly Finished[]> {
  const finished: Finished[] = []
  const take = async (queue: Stage[]): Promise<void> => {
    for (let stage = queue.shift(); stage; stage = queue.shift()) {
      const one = await run(stage)
      finished.push(one)
      tell(one)
    }
  }
  for (const batch of batches(stages)) {
    const queue = [...batch]
    await Promise.all(batch[0]?.weight === 'light' ? [take(queue), take(queue)] : [take(queue)])
  }
  return finished
}

/** Neighbours of one weight stay together: [light, light, heavy, light] is three batches. */
function batches(stages: readonly Stage[]): readonly (readonly Stage[])[] {
  const all: Stage[][] = []
  for (const stage of stages) {
    const last = all.at(-1)
    if (last?.[0]?.weight === stage.weight) last.push(stage)
    else all.push([stage])
  }
  return all
}

function print({ stage, totals, seconds, output }: Finished): void {
  const counts = stage.counted.by === 'exit' ? '' : `  ${totals.passed} passed${totals.failed > 0 ? `, ${totals.failed} failed` : ''}`
  console.log(`${totals.failed === 0 ? 'ok  ' : 'FAIL'}  ${stage.name.padEnd(22)}${seconds.toFixed(1).padStart(7)} s${counts}`)
  if (totals.failed === 0) return
  const lines = output.trim().split('\n')
  if (lines.length > outputCap) console.log(`      … ${lines.length - outputCap} lines before these`)
  for (const line of lines.slice(-outputCap)) console.log(`      ${line}`)
}

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.filter((word) => stagesNamed(word).length === 0)
  if (words.length === 0 || unknown.length > 0) {
    console.error(
      `usage: node checks/run.ts check | all | ${stagesNamed('all')
        .map(({ name }) => `'${name}'`)
        .join(' | ')}`,
    )
    return 2
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (endStages(), process.exit(1)))

  const startedAt = performance.now()
  const finished = await runStages(words.flatMap(stagesNamed), print)
  const { passed, failed } = sum(finished.map(({ totals }) => totals))
  console.log(`total ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
