import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPackage, prepareRuntime } from './runtime.ts'
import { chooseServerUser } from './server-user.ts'

let scratch: string
let source: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'partsdesk-runtime-'))
  await chmod(scratch, 0o755)
  source = join(scratch, 'install/linux')
  await cp(findPackage() ?? 'missing', source, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() })
})
afterAll(() => rm(scratch, { recursive: true }))

test('an install whose scripts were skipped gets its library links and runs where it is', async () => {
  const user = await chooseServerUser(join(scratch, 'postgres'))
  const runtime = await prepareRuntime({ folder: scratch, shared: join(scratch, 'shared'), source, user })

  expect(runtime.postgres).toBe(join(source, 'native/bin/postgres'))
  expect(runtime.major).toBe(18)
  const { stdout } = await promisify(execFile)(runtime.initdb, ['--version'], { ...user, cwd: '/' })
  expect(stdout).toContain('18.')
})

test('an install the server’s user cannot enter is copied: into the data folder, or beside when that is closed as well', async () => {
  const user = await chooseServerUser(join(scratch, 'postgres'))
  await chmod(join(scratch, 'install'), 0o700)
  const [open, closed, shared] = [join(scratch, 'open'), join(scratch, 'install'), join(scratch, 'shared')]
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))

  for (const [folder, place] of [
    [open, join(open, 'postgres-runtime')],
    [closed, shared],
  ] as const) {
    await mkdir(folder, { recursive: true })
    const runtime = await prepareRuntime({ folder, shared, source, user })
    expect(runtime.postgres.startsWith(user ? place : source)).toBe(true)
    if (user) expect(runtime.postgres).toContain(version)
    expect((await promisify(execFile)(runtime.initdb, ['--version'], { ...user, cwd: '/' })).stdout).toContain('18.')
  }
})

test('what does not run here is refused with the way out', async () => {
  const broken = join(scratch, 'broken')
  await cp(join(source, 'package.json'), join(broken, 'package.json'))
  await cp(join(source, 'native/pg-symlinks.json'), join(broken, 'native/pg-symlinks.json'))
  await mkdir(join(broken, 'native/bin'))
  await mkdir(join(broken, 'native/lib'))
  await writeFile(join(broken, 'native/bin/postgres'), '#!/no/such/loader\n', { mode: 0o755 })
  await expect(prepareRuntime({ folder: join(scratch, 'other'), shared: scratch, source: broken, user: undefined })).rejects.toThrow(
    /does not run on this system .*set DATABASE_URL/,
  )
})
