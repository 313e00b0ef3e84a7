/** An order that changed, as the desk's stream tells it; `by` is the person whose change it was, `gone` that it was taken from who hears it. */
export type ChangedOrder = { readonly number: number; readonly version: number; readonly by: string | null; readonly gone?: true }

/** Somebody who has an order open, and what they are doing with it. */
export type Present = { readonly person: string; readonly name: string; readonly doing: string | null }

/** What a tab hears, whichever tab holds the stream. `id` is from where to go on. */
export type Heard =
  | { readonly kind: 'changed'; readonly orders: readonly ChangedOrder[]; readonly id: string | null }
  | { readonly kind: 'reset'; readonly id: string | null }
  | { readonly kind: 'here'; readonly order: number; readonly people: readonly Present[] }
  | { readonly kind: 'up' }
  | { readonly kind: 'down' }

/** The server beats every 15 s: what is silent for longer than two beats is dead, whatever the browser believes of it. */
const silentMs = 40_000
const againMs = 5_000

/**
 * Hears the stream at `path`, from `from` on, until the returned function is called. A browser holds one stream, however many tabs it has: the tab that owns the lock reads it
 * and passes it on, and another takes over when it closes. Where there are no locks (plain http on another machine), each tab in sight has a stream of its own.
 */
export function connect(path: string, from: string, hear: (heard: Heard) => void): () => void {
  const channel = new BroadcastChannel(`partsdesk ${path}`)
  const ending = new AbortController()
  let last = from
  const listen = (heard: Heard) => {
    if ('id' in heard && heard.id !== null) last = heard.id
    hear(heard)
  }
  channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => listen(data))
  const pass = (heard: Heard) => {
    listen(heard)
    channel.postMessage(heard)
  }
  const read = (signal: AbortSignal) => readStream(() => `${path}?after=${last}`, signal, pass)
  // Not there on plain http, whatever its type says.
  const locks = navigator.locks as LockManager | undefined
  if (locks) void locks.request(`partsdesk ${path}`, { signal: ending.signal }, () => read(ending.signal)).catch(() => undefined)
  else whileInSight(ending.signal, read)
  return () => {
    ending.abort()
    channel.close()
  }
}

/** Keeps a stream open until `signal`; its promise ends then. */
function readStream(url: () => string, signal: AbortSignal, hear: (heard: Heard) => void): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source?.close()
      const opened = new EventSource(url())
      source = opened
      const alive = () => {
        clearTimeout(timer)
        timer = setTimeout(open, silentMs)
      }
      const on = <T>(event: string, told: (data: T, id: string | null) => Heard) =>
        opened.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
          alive()
          hear(told(JSON.parse(data) as T, lastEventId || null))
        })
      on<{ readonly orders: readonly ChangedOrder[] }>('changed', ({ orders }, id) => ({ kind: 'changed', orders, id }))
      on('reset', (_, id) => ({ kind: 'reset', id }))
      on<{ readonly order: number; readonly people: readonly Present[] }>('here', (here) => ({ kind: 'here', ...here }))
      opened.addEventListener('beat', alive)
      opened.addEventListener('open', () => {
        alive()
        hear({ kind: 'up' })
      })
      opened.addEventListener('error', () => {
        hear({ kind: 'down' })
        // The browser comes again by itself unless it was refused.
        if (opened.readyState !== EventSource.CLOSED) return
        clearTimeout(timer)
        timer = setTimeout(open, againMs)
      })
      alive()
    }
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      resolve()
    })
    open()
  })
}

function whileInSight(signal: AbortSignal, read: (signal: AbortSignal) => Promise<void>): void {
  let now: AbortController | undefined
  const look = () => {
    const seen = document.visibilityState === 'visible'
    if (seen && !now) {
      now = new AbortController()
      void read(now.signal)
    } else if (!seen) {
      now?.abort()
      now = undefined
    }
  }
  document.addEventListener('visibilitychange', look, { signal })
  signal.addEventListener('abort', () => now?.abort())
  look()
}
