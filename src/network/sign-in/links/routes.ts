import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, type Asked } from '#platform/http.ts'
import { enter, enterOrAsk } from '../enter.ts'
import { useFirstLink } from '../first-link.ts'
import { FirstLinkAsk, LinkAsk, LinkPasswordAsk } from '../shapes.ts'
import { readLink, useLink } from './use-link.ts'

/** One-time links: what one is for, and coming in by it. The secret is the right to ask. */
export function linkRoutes(app: App) {
  return new Hono<Asked>()
    .post('/first-link', body(FirstLinkAsk), async (c) => {
      const made = await useFirstLink(app, c.req.valid('json'))
      if (made.ok) await enter(app, c, made.value.person, 'link')
      return answer(c, made)
    })
    .post('/link/look', body(LinkAsk), async (c) => answer(c, await readLink(app, c.req.valid('json').token)))
    .post('/link', body(LinkPasswordAsk), async (c) => {
      const used = await useLink(app, c.req.valid('json'))
      if (!used.ok) return answer(c, used)
      return c.json(await enterOrAsk(app, c, used.value.person, 'link'), 200)
    })
}
