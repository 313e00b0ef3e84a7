// npm run eval:risk: how good scores and registry are on generated orders; `-- --tuning` on the seeds one may look at while changing them, `-- folder` on a folder's CSV files.
import { reportPayments, reportShape } from './report/payments.ts'
import { reportRegistry } from './report/registry.ts'
import { reportStore } from './report/store.ts'
import { readFolder } from './table/read-folder.ts'

const [word] = process.argv.slice(2)
if (word !== undefined && word !== '--tuning') judgeFolder(word)
else judgeAll(word === '--tuning' ? 'tuning' : 'judging')

function judgeAll(which: 'tuning' | 'judging'): void {
  const began = performance.now()
  console.log('# Risk on generated orders\nProves wiring and trade-offs, not real-world accuracy. All figures are shares of 1 or %.\n')
  console.log(`${reportStore(which)}\n`)
  console.log(`${reportRegistry(which, 1 / 2)}\n`)
  console.log(`${reportShape(which)}\n`)
  console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`)
}

function judgeFolder(folder: string): void {
  const tables = readFolder(folder)
  if (tables.length === 0) {
    console.error(`${folder} holds no .csv file`)
    process.exitCode = 1
  }
  for (const { name, read } of tables) {
    if (!read.ok) {
      console.error(`${name}: ${read.code} ${JSON.stringify(read.detail)}`)
      process.exitCode = 1
      continue
    }
    const { payments, skipped, mapping } = read.value
    console.log(reportPayments(name, payments))
    console.log(`\nColumns: ${JSON.stringify(mapping)}. Rows left out: ${skipped}.\n`)
  }
}
