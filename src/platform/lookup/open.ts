import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { madeOnce } from '../tables/made-once.ts'
import { hostingRules } from './hosting.ts'
import { ipReader } from './ip.ts'
import type { IpFacts } from './ip.ts'
import { alsoFree, relays } from './mail-lists.ts'
import { mailReader } from './mail.ts'
import type { MailDomainFacts } from './mail.ts'
import { packageVersions } from './packages.ts'
import { phoneFacts } from './phone.ts'
import type { PhoneFacts } from './phone.ts'
import { pointsFile } from './points/point-rows.ts'
import { postalReader } from './postal.ts'
import type { PostalPlace } from './postal.ts'
import { isSealed, sealFile } from './seal.ts'

/** What is known without asking anybody. Each answer is synchronous and takes some ten microseconds; after `close` all but `ofPhone` throw. */
export type Lookup = {
  readonly ofIp: (text: string) => IpFacts | null
  readonly ofPostalCode: (country: string, code: string) => PostalPlace | null
  readonly ofMailDomain: (domain: string) => MailDomainFacts
  readonly ofPhone: (typed: string, country: string) => PhoneFacts
  readonly close: () => void
}

/**
 * Opens the look-up file in `folder`, where it is made from the installed packages at the first start (34 MB, five seconds in a process of its own) and again when it was damaged
 * or a package or rule has changed. Nothing of it is kept in memory but half a megabyte of pages.
 */
export async function openLookup(folder: string): Promise<Lookup> {
  const path = await madeOnce({ folder, file: `lookup-${version()}.db`, family: 'lookup-', make, sound: isSealed })
  const db = new DatabaseSync(path, { readOnly: true })
  db.exec('PRAGMA cache_size = -512')
  return {
    ofIp: ipReader(db),
    ofPostalCode: postalReader(db),
    ofMailDomain: mailReader(db),
    ofPhone: phoneFacts,
    close: () => db.close(),
  }
}

/** Raised when build.ts or what it reads by changes, so that files made before are made again. */
const revision = 2

/** Names all that a file is made from: the packages' versions, the table of points and our own rules. */
function version(): string {
  const points = createHash('sha256').update(readFileSync(pointsFile)).digest('hex')
  const parts = [revision, ...packageVersions(), points, hostingRules(), ...alsoFree, ...relays]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/** In a process of its own, not a thread: what a thread had allocated stays with the server, 120 MB of it. */
async function make(path: string): Promise<void> {
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./build-process.ts', import.meta.url)), path])
  await sealFile(path)
}
