// npm run verify:mailservers: the desk's own adapters against a real Dovecot and a real Postfix, which are started here and stopped again.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missing, startServers } from './servers.ts'
import { openSmallDesk } from './small-desk.ts'
import { tryFaults, tryIdle, tryLetters, tryTests, type Line } from './trials.ts'

const lacks = missing()
if (lacks.length > 0) {
  console.log(`Not there: ${lacks.join(', ')}. On Debian: apt-get install -y --no-install-recommends dovecot-imapd postfix`)
  process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'partsdesk-mailservers-'))
const servers = await startServers(folder)
const desk = await openSmallDesk(folder)
const lines: Line[] = []
const say = (line: Line) => {
  lines.push(line)
  console.log(`${line.ok ? 'ok ' : 'BAD'} ${line.what}: ${line.found}`)
}
try {
  await tryTests(servers, desk, say)
  const idle = await tryIdle(servers, desk, say)
  await tryLetters(servers, desk, say)
  const { sent, taken, twice } = await tryFaults(servers, desk, say)
  const bad = lines.filter(({ ok }) => !ok).length
  console.log(`sent=${sent} taken=${taken} lost=${sent - taken} twice=${twice} idle_p95=${idle} ms checks=${lines.length} bad=${bad}`)
  if (bad > 0 || sent !== taken || twice > 0) process.exitCode = 1
} finally {
  await desk.close()
  await servers.stop()
  await rm(folder, { recursive: true, force: true })
}
