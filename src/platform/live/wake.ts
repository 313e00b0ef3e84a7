import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Log } from '../log.ts'

/** Tells every process of the installation that something of a store was committed. It may be late or lost: who hears also looks by themselves now and then. */
export type Wake = {
  /** Something of this store was committed by this process. Many calls in a short time are told as one. */
  readonly committed: (store: string) => void
  /** Calls back when something of the store was committed anywhere; answers how to stop. */
  readonly hear: (store: string, wake: () => void) => () => void
  /** settled once it is closed: whoever waits for changes waits in vain from then on */
  readonly closed: Promise<void>
  /** Closes it, once or more. */
  readonly close: () => Promise<void>
}

const channel = 'partsdesk_committed'
/** Never inside a business transaction: commits that notify wait for each other in the whole cluster. */
const gatherMs = 25
const againMs = 1000

/** Opens it; the connection that listens is made when somebody first wants to hear. */
export function openWake({ url, pool, log }: { readonly url: string; readonly pool: pg.Pool; readonly log: Log }): Wake {
  const self = randomUUID()
  const ears = new Map<string, Set<() => void>>()
  const told = new Set<string>()
  const closed = Promise.withResolvers<void>()
  let gathering: NodeJS.Timeout | undefined

  const ring = (store: string) => ears.get(store)?.forEach((wake) => wake())
  const tell = () => {
    gathering = undefined
    const stores = [...told]
    told.clear()
    stores.forEach(ring)
    for (let at = 0; at < stores.length; at += 100)
      pool
        .query(`select pg_notify('${channel}', $1)`, [[self, ...stores.slice(at, at + 100)].join(' ')])
        .catch((error: unknown) =>
          log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'others were not told of a change'),
        )
  }
  const line = openLine(url, log, (payload) => {
    const [from, ...stores] = payload.split(' ')
    if (from !== self) stores.forEach(ring)
  })
  return {
    committed: (store) => {
      told.add(store)
      gathering ??= setTimeout(tell, gatherMs)
    },
    hear: (store, wake) => {
      const here = ears.get(store) ?? new Set()
      ears.set(store, here.add(wake))
      void line.listen()
      return () => {
        here.delete(wake)
        if (here.size === 0) ears.delete(store)
      }
    },
    closed: closed.promise,
    close: async () => {
      clearTimeout(gathering)
      closed.resolve()
      await line.close()
    },
  }
}

/** One connection that listens, from the first time it is asked to; made anew when it is lost. */
function openLine(url: string, log: Log, heard: (payload: string) => void) {
  let client: pg.Client | 'opening' | undefined
  let closed = false
  const lost = () => {
    client = undefined
    if (!closed) setTimeout(() => void listen(), againMs).unref()
  }
  const listen = async (): Promise<void> => {
    if (client || closed) return
    client = 'opening'
    const opened = new pg.Client({ connectionString: url, application_name: 'partsdesk-live' })
    opened.on('error', (error) => log.warn({ error: error.message }, 'live connection lost'))
    opened.on('notification', ({ payload = '' }) => heard(payload))
    try {
      await opened.connect()
      opened.once('end', lost)
      await opened.query(`listen ${channel}`)
      client = opened
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'cannot listen for changes')
      lost()
    }
  }
  return {
    listen,
    close: async (): Promise<void> => {
      if (closed) return
      closed = true
      if (client instanceof pg.Client) await client.end()
    },
  }
}
