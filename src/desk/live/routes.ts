import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { App } from '#platform/app.ts'
import { body, found, may, query, type InStore } from '#platform/http.ts'
import { beHere } from './presence.ts'
import { HereAsk, LiveAsk, type LiveEvent } from './shapes.ts'
import { openStreams } from './streams.ts'

/** A stream ends by itself after this and the browser comes again: so that a session that ended, or a right that was taken, ends it too. */
const livesMs = 5 * 60_000
/** How long a browser waits before it comes again. */
const comeAgainMs = 500
/** Proxies close what is silent, and a browser does not see that a line is dead. */
const beatMs = 15_000
/** One person's browsers hold one each; what is beyond is no person. */
const mostStreams = 20
/** What a browser that does not read may leave lying before it is let go. */
const mostWaiting = 100

/** What changes in a store while it is looked at, as server-sent events; and who is looking at which order. */
export function liveRoutes(app: App) {
  const streams = openStreams(app)
  return new Hono<InStore>()
    .get('/live', may('orders'), query(LiveAsk), (c) => {
      const { store, person, reach } = c.var.actor
      if (person === null || streams.countOf(person) >= mostStreams) return c.json({ code: 'too_many', detail: { most: mostStreams } }, 429)
      const after = c.req.header('last-event-id') ?? c.req.valid('query').after ?? null
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, async (stream) => {
        let [waiting, end] = [0, () => {}]
        const ended = new Promise<void>((resolve) => {
          end = resolve
          stream.onAbort(resolve)
          setTimeout(resolve, livesMs).unref()
          // The desk stops: a stream would hold it for minutes.
          void app.wake.closed.then(resolve)
        })
        const send = ({ event, data }: LiveEvent, id: string | null) => {
          if (waiting > mostWaiting) return stream.abort()
          waiting += 1
          void stream.writeSSE({ event, data: JSON.stringify(data), ...(id === null ? {} : { id }) }).finally(() => (waiting -= 1))
        }
        const leave = await streams.join(store, { person, reach, send, end }, after !== null && /^\d{1,20}$/.test(after) ? after : null)
        void stream.write(`retry: ${comeAgainMs}\n\n`)
        const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '{}' }), beatMs).unref()
        await ended
        clearInterval(beat)
        leave()
      })
    })
    .post('/live/here', may('orders'), body(HereAsk), async (c) => found(c, await beHere(app, c.var.actor, c.req.valid('json'))))
}
