import { Hono } from 'hono'
import { sensible } from '#domain/notices/choices.ts'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { body, may, query, type InStore } from '#platform/http.ts'
import { markRead, saveChoice, saveDigestHour } from './queries.ts'
import { readNotifications, readOwnChoices, readUnread } from './read.ts'
import { ChoiceAsk, DigestAsk, NotificationsAsk, ReadAsk } from './shapes.ts'

/** One's own notifications, and what one wants to be told: everybody's are their own, whatever their role. */
export function notificationsRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/notifications')
    .get('/', may('orders'), query(NotificationsAsk), async (c) =>
      c.json(await readNotifications(app, c.var.actor, c.req.valid('query').before)),
    )
    .get('/unread', may('orders'), async (c) => c.json(await readUnread(app, c.var.actor)))
    .post('/read', may('orders'), body(ReadAsk), async (c) => {
      const { actor } = c.var
      await inStore(app, actor, (tx) => markRead(tx, actor.person ?? '', c.req.valid('json'), app.clock.now()))
      return c.json(await readUnread(app, actor))
    })
    .get('/choices', may('orders'), async (c) => c.json(await readOwnChoices(app, c.var.actor)))
    .put('/choices', may('orders'), body(ChoiceAsk), async (c) => {
      const { actor } = c.var
      const { kind, ...choice } = c.req.valid('json')
      await inStore(app, actor, (tx) => saveChoice(tx, actor.person ?? '', kind, sensible(kind, choice, actor.reach)))
      return c.json(await readOwnChoices(app, actor))
    })
    .put('/digest', may('orders'), body(DigestAsk), async (c) => {
      const { actor } = c.var
      await inStore(app, actor, (tx) => saveDigestHour(tx, actor.person ?? '', c.req.valid('json').hour))
      return c.json(await readOwnChoices(app, actor))
    })
}
