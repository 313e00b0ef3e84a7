import { Hono } from 'hono'
import { refuse } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { answer, body, type Asked } from '#platform/http.ts'
import { addressOf } from '#platform/throttle/address-of.ts'
import { enter, enterOrAsk } from '../enter.ts'
import { followLink, loserOf } from '../factors/lost/follow-link.ts'
import { useFirstLink } from '../first-link.ts'
import { record } from '../log/record.ts'
import { FirstLinkAsk, LinkAsk, LinkPasswordAsk, LinkProofAsk } from '../shapes.ts'
import { openThrottle } from '../throttle.ts'
import { tooMany } from '../too-many.ts'
import { readLink, useLink } from './use-link.ts'

/** One-time links: what one is for, and coming in by it. The secret is the right to ask. */
export function linkRoutes(app: App) {
  const throttle = openThrottle(app)
  return new Hono<Asked>()
    .post('/first-link', body(FirstLinkAsk), async (c) => {
      const made = await useFirstLink(app, c.req.valid('json'))
      if (made.ok) await enter(app, c, made.value.person, 'link')
      return answer(c, made)
    })
    .post('/link/look', body(LinkAsk), async (c) => answer(c, await readLink(app, c.req.valid('json').token)))
    .post('/link/proof', body(LinkProofAsk), async (c) => {
      const ask = c.req.valid('json')
      const person = await loserOf(app, ask.token)
      if (!person) return answer(c, refuse('link_used'))
      const ip = addressOf(c)
      const seconds = await throttle.take(person.email, ip)
      if (seconds > 0) return tooMany(c, seconds)
      const followed = await followLink(app, ask, person.id)
      if (!followed.ok) {
        await record(app, c, { person: person.id, event: 'refused', way: 'link' })
        return answer(c, followed)
      }
      await throttle.right(person.email, ip)
      await enter(app, c, person.id, 'link')
      return c.json({}, 200)
    })
    .post('/link', body(LinkPasswordAsk), async (c) => {
      const used = await useLink(app, c.req.valid('json'))
      if (!used.ok) return answer(c, used)
      return answer(c, await enterOrAsk(app, c, used.value.person, 'link'))
    })
}
