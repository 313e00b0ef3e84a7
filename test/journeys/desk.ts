import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const port = 3900

/** The desk as a newcomer starts it, in a folder of its own: demo stores, orders, sandbox. Journeys find it by what is set here; one that runs already is taken when it is named so. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['PARTSDESK_URL'] && process.env['DEMO_PASSWORD']) return () => Promise.resolve()
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-journeys-'))
  const env = {
    ...process.env,
    PARTSDESK_DATA: folder,
    PORT: String(port),
    SANDBOX_PORT: String(port + 10),
    LOG_LEVEL: 'warn',
    SUPPORT_CONTACT: 'Parts systems, ext. 44',
  }
  const desk = spawn(process.execPath, ['src/apps/cli.ts', 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: desk.stdout }).on('line', (line) => line.startsWith('Partsdesk is open') && resolve())
    desk.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
  })
  const { password } = JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')) as { password: string }
  Object.assign(process.env, {
    PARTSDESK_URL: `http://localhost:${port}`,
    DEMO_SHOP: `http://localhost:${port + 12}`,
    DEMO_MAILBOX: `http://localhost:${port + 13}`,
    DEMO_CONTROL: `http://127.0.0.1:${port + 15}`,
    DEMO_PASSWORD: password,
  })
  return async () => {
    const ended = new Promise((resolve) => desk.once('exit', resolve))
    desk.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}
