// npm run verify:scanner: the desk against a real clamd, which is started here with one signature and stopped again.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSmallDesk } from '../mailservers/small-desk.ts'
import { missing, startDaemon } from './daemon.ts'
import { tryFaults, tryFiles, tryUploads, type Line } from './trials.ts'

const lacks = missing()
if (lacks.length > 0) {
  console.log(`Not there: ${lacks.join(', ')}. On Debian: apt-get install -y --no-install-recommends ${lacks.join(' ')}`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'partsdesk-scanner-'))
const daemon = await startDaemon(folder)
const desk = await openSmallDesk(folder, {
  CLAMD: `127.0.0.1:${daemon.port}`,
  MAIL_IN: '127.0.0.1:9',
  MAIL_IN_DOMAIN: 'mail.harbor.example',
})
const lines: Line[] = []
const say = (line: Line) => {
  lines.push(line)
  console.log(`${line.ok ? 'ok ' : 'BAD'} ${line.what}: ${line.found}`)
}
try {
  await tryFiles(desk, say)
  const { clean, infected, told } = await tryFaults(daemon, desk, say)
  await tryUploads(daemon, desk, say)
  const bad = lines.filter(({ ok }) => !ok).length
  console.log(`mails=80 clean=${clean} infected=${infected} told=${told} checks=${lines.length} bad=${bad}`)
  if (bad > 0 || clean !== 40 || infected !== 40 || told !== 40) process.exitCode = 1
} finally {
  await desk.close()
  daemon.stop()
  await rm(folder, { recursive: true, force: true })
}
