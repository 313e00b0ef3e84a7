import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { uuidv7 } from 'uuidv7'
import { rights } from '#domain/rights.ts'
import { inStore } from '#platform/doors.ts'
import { replyAddress } from '#platform/links/reply-address.ts'
import type { MailIn } from '#ports/mail-in.ts'
import { keepUpload } from '#order/messages/compose/files/keep-upload.ts'
import { keepReplyAddress } from '#order/messages/incoming/queries.ts'
import { takeStoreMail } from '#order/messages/incoming/take-mail.ts'
import { scanFile } from '#order/messages/scan/scan-file.ts'
import { sweepScans } from '#order/messages/scan/sweep.ts'
import { eicar } from '#test/support/mail/scanner.ts'
import type { SmallDesk } from '../mailservers/small-desk.ts'
import type { Daemon } from './daemon.ts'

/** One thing that was tried, and what was found. */
export type Line = { readonly what: string; readonly ok: boolean; readonly found: string }
type Say = (line: Line) => void

/** What the daemon says of files of every kind, straight over its line. */
export async function tryFiles({ app }: SmallDesk, say: Say): Promise<void> {
  const { scanner } = app
  if (!scanner) throw new Error('the desk has no scanner')
  const state = await scanner.state()
  say({ what: 'it tells its version', ok: state.reached, found: JSON.stringify(state) })
  const files = [
    ['a text', Buffer.from('torque: 85 Nm'), 'clean'],
    ['the virus', eicar, 'infected'],
    ['the virus far inside', Buffer.concat([randomBytes(3_000_000), eicar, randomBytes(1_000_000)]), 'infected'],
    ['the virus in a gzip archive', gzipSync(eicar), 'infected'],
    ['seven megabytes of nothing', randomBytes(7_000_000), 'clean'],
    ['more than it takes', randomBytes(9_000_000), 'unknown'],
  ] as const
  for (const [what, bytes, wanted] of files) {
    const reply = await scanner.scan(bytes, 30_000)
    say({ what, ok: reply.outcome === wanted, found: 'virus' in reply ? reply.virus : 'message' in reply ? reply.message : reply.outcome })
  }
}

/** A clerk's file: refused with a virus, and kept, locked, while the daemon hangs. */
export async function tryUploads(daemon: Daemon, { app, actor, place }: SmallDesk, say: Say): Promise<void> {
  const { number } = await place('up@harbor.example')
  const clerk = { ...actor, rights }
  const bad = await keepUpload(app, clerk, number, { name: 'a.doc', bytes: Buffer.concat([Buffer.from('1'), eicar]) })
  say({ what: 'a clerk’s file with the virus', ok: !bad.ok && bad.code === 'file_infected', found: bad.ok ? 'kept' : bad.code })
  daemon.hang()
  const began = performance.now()
  const kept = await keepUpload(app, clerk, number, { name: 'b.txt', bytes: Buffer.from('torque') })
  const took = performance.now() - began
  daemon.goOn()
  const found = kept.ok ? `${kept.value.scan} after ${Math.round(took)} ms` : kept.code
  say({ what: 'a clerk’s file while it hangs', ok: kept.ok && kept.value.scan === 'waiting' && took < 12_000, found })
}

/** Eighty mails, half of them with the virus, while the daemon is killed, hangs and is away: all are kept, none is lost, and each file gets its verdict. */
export async function tryFaults(daemon: Daemon, desk: SmallDesk, say: Say) {
  const { app, store } = desk
  const { id } = await desk.place('many@harbor.example')
  await app.jobs.work('scan', (job) => scanFile(app, job))
  const { address } = await addressOf(desk, id)
  let slowest = 0
  const batch = async (name: string) => {
    for (let n = 0; n < 20; n++) {
      const began = performance.now()
      await takeStoreMail(app, store, mailOf(`${name}-${n}`, address, n % 2 === 0))
      slowest = Math.max(slowest, performance.now() - began)
    }
  }
  await batch('well')
  await batch('dying')
  await daemon.kill()
  await batch('away')
  const states = () =>
    inStore(app, desk.actor, async (tx) => {
      const rows = await tx.selectFrom('mail_files').select(['scan']).where('store_id', '=', store).execute()
      return Object.groupBy(rows, ({ scan }) => scan)
    })
  await until(async () => (await states()).waiting === undefined)
  say({ what: 'while it is away files are locked', ok: true, found: `${(await states()).failed?.length ?? 0} could not be checked` })
  await daemon.restart()
  daemon.hang()
  await batch('hanging')
  daemon.goOn()
  await until(async () => {
    await sweepScans(app)
    const { waiting = [], failed = [] } = await states()
    return waiting.length + failed.length === 0
  }, 240_000)
  const { clean = [], infected = [] } = await states()
  const told = await inStore(app, desk.actor, (tx) =>
    tx.selectFrom('activities').select('sequence').where('order_id', '=', id).where('type', '=', 'virus_found').execute(),
  )
  say({ what: 'no mail waited for it', ok: slowest < 2000, found: `slowest ${Math.round(slowest)} ms` })
  return { clean: clean.length, infected: infected.length, told: told.length }
}

async function addressOf(desk: SmallDesk, order: string) {
  const reply = replyAddress(desk.app, desk.store, order)
  if (!reply) throw new Error('no mail comes in')
  await inStore(desk.app, desk.actor, (tx) => keepReplyAddress(tx, order, reply.hash))
  return reply
}

function mailOf(subject: string, to: string, virus: boolean): MailIn {
  return {
    messageId: `<${subject}@example.com>`,
    answers: [],
    from: { name: '', address: 'many@harbor.example' },
    to: [to],
    subject,
    text: subject,
    html: null,
    files: [{ name: 'a.bin', bytes: Buffer.concat([Buffer.from(uuidv7()), randomBytes(200_000), virus ? eicar : Buffer.alloc(0)]) }],
    nature: 'personal',
    failure: null,
    sender: { check: 'unchecked', results: null },
    fingerprint: Buffer.from(subject),
  }
}

async function until(done: () => Promise<boolean>, patience = 30_000): Promise<void> {
  const end = Date.now() + patience
  while (!(await done())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
