import { Hono } from 'hono'
import { storeWordsOf } from '#order/spine-store.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { answer, body, type Asked, type Signed, type SignedIn } from '#platform/http.ts'
import { isPassword } from '#platform/password.ts'
import { endSession, signedIn } from '#platform/session.ts'
import { addressOf } from '#platform/throttle/address-of.ts'
import { changePassword } from './change-password.ts'
import { enterOrAsk } from './enter.ts'
import { factorDoorRoutes } from './factors/door-routes.ts'
import { factorRoutes } from './factors/routes.ts'
import { linkRoutes } from './links/routes.ts'
import { record } from './log/record.ts'
import { forgetPassword } from './mails/forget-password.ts'
import { findPerson, readStoreBasics, savePerson } from './queries.ts'
import { signatureRoutes } from './signature/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { ForgotAsk, MeAsk, PasswordAsk, SignInAsk } from './shapes.ts'
import { openThrottle } from './throttle.ts'
import { tooMany } from './too-many.ts'

/** Signing in and out, one-time links, and a person's own settings. */
export function signInRoutes(app: App) {
  const throttle = openThrottle(app)
  const asking = openThrottle(app, 'forgot')
  const door = new Hono<Asked>()
    .post('/sign-in', body(SignInAsk), async (c) => {
      const { email, password } = c.req.valid('json')
      const ip = addressOf(c)
      const seconds = await throttle.take(email, ip)
      if (seconds > 0) return tooMany(c, seconds)
      const person = await inNetwork(app, (tx) => findPerson(tx, email))
      if (!(await isPassword(person?.password_hash, password)) || !person) {
        await record(app, c, { person: person?.id ?? null, event: 'refused', way: 'password' })
        return c.json({ code: 'wrong_credentials', detail: {} }, 401)
      }
      await throttle.right(email, ip)
      return answer(c, await enterOrAsk(app, c, person.id, 'password'))
    })
    .post('/forgot', body(ForgotAsk), async (c) => {
      const { email } = c.req.valid('json')
      const ip = addressOf(c)
      const seconds = await asking.take(email, ip)
      if (seconds > 0) return tooMany(c, seconds)
      await forgetPassword(app, email)
      return c.json({}, 200)
    })
    .post('/sign-out', async (c) => {
      await endSession(app, c)
      return c.json({}, 200)
    })
  return door
    .route('/', linkRoutes(app))
    .route('/', factorDoorRoutes(app))
    .route('/', factorRoutes(app))
    .route('/', sessionRoutes(app))
    .route('/', signatureRoutes(app))
    .route('/', meRoutes(app))
    .route('/', passwordRoutes(app, throttle))
}

/** A wrong old password counts as a wrong one at sign-in: somebody at another's screen may not guess either. */
function passwordRoutes(app: App, throttle: ReturnType<typeof openThrottle>) {
  return new Hono<Signed>().use('/password', signedIn(app)).put('/password', body(PasswordAsk), async (c) => {
    const { email } = c.var.signedIn.person
    const ip = addressOf(c)
    const seconds = await throttle.take(email, ip)
    if (seconds > 0) return tooMany(c, seconds)
    const changed = await changePassword(app, c.var.signedIn, c.req.valid('json'))
    const wrong = !changed.ok && changed.code === 'wrong_password'
    if (!wrong) await throttle.right(email, ip)
    if (changed.ok || wrong)
      await record(app, c, { person: c.var.signedIn.person.id, event: wrong ? 'refused' : 'password_changed', way: 'password' })
    return answer(c, changed)
  })
}

function meRoutes(app: App) {
  return new Hono<Signed>()
    .use('/me', signedIn(app))
    .get('/me', async (c) => c.json(await readMe(app, c.var.signedIn), 200))
    .patch('/me', body(MeAsk), async (c) => {
      await inNetwork(app, (tx) => savePerson(tx, c.var.signedIn.person.id, c.req.valid('json')))
      return c.json({}, 200)
    })
}

async function readMe(app: App, { person, memberships }: SignedIn) {
  const { sandbox, publicUrl, supportContact } = app.config
  const stores = await Promise.all(
    memberships.map(async ({ store, slug, name, role, rights, reach, lastDay, shut }) => {
      const basics = await inStore(app, systemActor(store), readStoreBasics)
      return {
        slug,
        name,
        role,
        rights,
        reach,
        lastDay,
        shut,
        timeZone: basics?.time_zone ?? 'UTC',
        currency: basics?.currency ?? 'USD',
        language: basics?.language ?? 'en',
        sandbox: sandbox !== undefined && !basics?.live,
        liveFrom: basics?.live_from ?? '0',
        ...storeWordsOf(basics),
      }
    }),
  )
  const host = new URL(publicUrl).hostname
  return {
    person: { ...person, timeZone: person.timeZone ?? stores[0]?.timeZone ?? 'UTC' },
    stores,
    sandbox: sandbox ? { shop: `http://${host}:${sandbox.shop}`, mailbox: `http://${host}:${sandbox.mailbox}` } : null,
    support: supportContact ?? null,
  }
}
