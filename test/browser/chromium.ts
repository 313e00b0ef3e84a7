import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Flags for every browser we start: no network of its own, and text drawn alike on every machine. The package's own list hangs the second page. */
export const flags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Path of a Chromium: the one named in CHROMIUM, else the one inside @sparticuz/chromium, unpacked once per version into the temporary folder. */
export async function findChromium(): Promise<string> {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  const home = join(tmpdir(), `partsdesk-chromium-${packagedVersion()}`)
  if (!existsSync(home)) await unpackInto(home)
  process.env.FONTCONFIG_PATH ??= join(home, 'fonts')
  process.env.LD_LIBRARY_PATH = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return (process.env.CHROMIUM = join(home, 'chromium'))
}

/** Unpacks beside and renames, so that a second run never starts half a browser. */
async function unpackInto(home: string): Promise<void> {
  const beside = `${home}.${process.pid}`
  await mkdir(beside, { recursive: true })
  const before = { TMPDIR: process.env.TMPDIR, FONTCONFIG_PATH: process.env.FONTCONFIG_PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH }
  // The package unpacks into the temporary folder, takes whatever "chromium" it finds there, and adds its libraries only for a Lambda.
  Object.assign(process.env, { TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
  delete process.env.AWS_EXECUTION_ENV
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  await writeFile(join(beside, 'fonts', 'fonts.conf'), fontsConf(join(home, 'fonts')))
  await rename(beside, home).catch(() => rm(beside, { recursive: true, force: true }))
}

/** The carried configuration names folders of a Lambda; ours names the carried fonts and the machine's own. */
function fontsConf(folder: string): string {
  const folders = [folder, '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${folder}-cache</cachedir></fontconfig>\n`
}

function packagedVersion(): string {
  const require = createRequire(import.meta.url)
  const { version }: { version: string } = require(join(dirname(dirname(require.resolve('@sparticuz/chromium'))), 'package.json'))
  return version
}
