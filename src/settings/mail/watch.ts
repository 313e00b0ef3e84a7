import { uuidv7 } from 'uuidv7'
import { listStoreIds } from '#order/spine-rows.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import type { MailIn } from '#ports/mail-in.ts'
import type { MailRefusal } from '#ports/mail-servers.ts'
import { toMailbox } from './opened.ts'
import { holdMailbox, releaseMailbox, saveCursor, saveState, type MailboxRow } from './queries.ts'

/** Keeps a mail in one store; resolves once it is committed. */
export type KeepMail = (store: string, mail: MailIn) => Promise<void>

/** The reading of all stores' mailboxes by one process. `look` looks at once whether there are new or changed ones. */
export type Watching = { readonly look: () => Promise<void>; readonly stop: () => Promise<void> }

/** `every`: milliseconds between looks for new and changed mailboxes. `backOff`: how long to wait after the nth failure in a row. */
type Pace = { readonly every: number; readonly backOff: (failures: number) => number }

/** A look every ten seconds; after failures 5 s, 10 s, 20 s … up to five minutes, so that no server locks the account for trying. */
const usual: Pace = { every: 10_000, backOff: (failures) => Math.min(300_000, 5_000 * 2 ** (failures - 1)) }

type Reader = { readonly version: string; readonly stopping: AbortController; readonly ended: Promise<void> }

/**
 * Reads the mailboxes of all stores, each by one process at a time: who reads one holds it by a row that runs out, so that another goes on a minute after its holder died.
 * Two that read the same for a moment do no harm, as a mail is kept once.
 */
export function watchMailboxes(app: App, keep: KeepMail, pace: Pace = usual): Watching {
  const holder = uuidv7()
  const readers = new Map<string, Reader>()
  const look = async () => {
    for (const store of await inNetwork(app, listStoreIds)) await lookAt(app, store, { holder, readers, keep, pace })
  }
  let looking: Promise<void> = Promise.resolve()
  const lookSafely = () => {
    looking = looking.then(look).catch((error: unknown) => app.log.warn({ error: messageOf(error) }, 'mailboxes were not looked at'))
    return looking
  }
  const timer = setInterval(() => void lookSafely(), pace.every)
  void lookSafely()
  return {
    look: lookSafely,
    stop: async () => {
      clearInterval(timer)
      await looking
      await Promise.all(Array.from(readers.keys(), (store) => letGo(app, store, readers, holder)))
    },
  }
}

type Watch = {
  readonly holder: string
  readonly readers: Map<string, Reader>
  readonly keep: KeepMail
  readonly pace: Pace
}

async function lookAt(app: App, store: string, watch: Watch): Promise<void> {
  const row = await inStore(app, systemActor(store), (tx) => holdMailbox(tx, watch.holder))
  const reader = watch.readers.get(store)
  if (reader && reader.version === row?.version) return
  if (reader) {
    reader.stopping.abort()
    await reader.ended
    watch.readers.delete(store)
  }
  if (!row) return
  const stopping = new AbortController()
  watch.readers.set(store, { version: row.version, stopping, ended: readOn(app, row, stopping.signal, watch) })
}

/** Reads one mailbox, again and again after what broke it off, until it is told to stop. */
async function readOn(app: App, row: MailboxRow, signal: AbortSignal, { keep, pace }: Watch): Promise<void> {
  const store = row.store_id
  const desk = systemActor(store)
  let cursor = { validity: row.uid_validity, uid: row.last_uid, from: row.read_from }
  for (let failures = 0; !signal.aborted;) {
    const trouble = await app.mailServers
      .follow(toMailbox(app, row), {
        cursor,
        signal,
        keep: (mail) => keep(store, mail),
        reached: async (now) => {
          cursor = now
          await inStore(app, desk, (tx) => saveCursor(tx, row.version, now, app.clock.now()))
        },
        watching: async () => {
          failures = 0
          await inStore(app, desk, (tx) => saveState(tx, row.version, null, app.clock.now()))
        },
      })
      .catch((error: unknown): MailRefusal => ({ ok: false, trouble: 'answer', message: `desk: ${messageOf(error)}` }))
    if (trouble === null) return
    app.log.warn({ store, trouble: trouble.trouble }, 'a mailbox is not read')
    await inStore(app, desk, (tx) => saveState(tx, row.version, trouble, app.clock.now())).catch(() => undefined)
    failures += 1
    await pause(pace.backOff(failures), signal)
  }
}

async function letGo(app: App, store: string, readers: Map<string, Reader>, holder: string): Promise<void> {
  const reader = readers.get(store)
  reader?.stopping.abort()
  await reader?.ended
  readers.delete(store)
  await inStore(app, systemActor(store), (tx) => releaseMailbox(tx, holder))
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
