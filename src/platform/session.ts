import type { Context, Env, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import { isIP } from 'node:net'
import { maskCardNumbers } from '#domain/card-number.ts'
import { dayOf } from '#domain/shipping/promise.ts'
import type { App } from './app.ts'
import type { Config } from './config.ts'
import { atDoor, inNetwork, type Actor } from './doors.ts'
import type { InStore, Membership, Signed, SignedIn } from './http.ts'
import { sha256, token } from './secrets.ts'
import { addressOf } from './throttle/address-of.ts'

/** A session ends so many hours after its last request, and so many days after it began, however busy it was. */
const idleHours = 12
const mostDays = 7

/** Starts a session: the browser gets a random token in an HttpOnly cookie, the table only its hash. A fresh token each time, so that none can be planted beforehand. */
export async function startSession<E extends Env>(app: App, c: Context<E>, person: string): Promise<void> {
  const secret = token()
  await inNetwork(app, (tx) =>
    tx
      .insertInto('sessions')
      .values({
        token_hash: sha256(secret),
        person_id: person,
        created_at: app.clock.now(),
        seen_at: app.clock.now(),
        expires_at: new Date(app.clock.now().getTime() + idleHours * 3_600_000),
        ...cameFrom(c),
      })
      .execute(),
  )
  setCookie(c, sessionCookie(app.config), secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: app.config.publicUrl.startsWith('https:'),
    maxAge: mostDays * 24 * 3600,
  })
}

/** The name of the session's cookie. Over https it is one that browsers take from this very host alone, so that no neighbour can plant one. */
export function sessionCookie({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  return publicUrl.startsWith('https:') ? '__Host-partsdesk' : 'partsdesk'
}

/** What a request tells of the device it came from, as it is kept beside a session and in the sign-in log. */
export function cameFrom<E extends Env>(c: Context<E>): { readonly user_agent: string | null; readonly ip: string | null } {
  const address = addressOf(c)
  return {
    user_agent: maskCardNumbers(c.req.header('user-agent') ?? '').slice(0, 300) || null,
    ip: isIP(address) > 0 ? address : null,
  }
}

/** Ends this session and takes the cookie away. */
export async function endSession<E extends Env>(app: App, c: Context<E>): Promise<void> {
  await dropSession(app, c)
  deleteCookie(c, sessionCookie(app.config), { path: '/', secure: app.config.publicUrl.startsWith('https:') })
}

/** Ends the session the browser came with; its cookie is about to be replaced. */
export async function dropSession<E extends Env>(app: App, c: Context<E>): Promise<void> {
  const secret = getCookie(c, sessionCookie(app.config))
  if (secret) await inNetwork(app, (tx) => tx.deleteFrom('sessions').where('token_hash', '=', sha256(secret)).execute())
}

/** Lets only the signed in through; 401 otherwise. A session lives on while it is used, at most twelve hours after the last request and seven days in all. */
export function signedIn(app: App): MiddlewareHandler<Signed> {
  return async (c, next) => {
    const person = await personOf(app, c)
    if (!person) return c.json({ code: 'signed_out', detail: {} }, 401)
    c.set('signedIn', person)
    await next()
  }
}

/** Finds the store of the path among the person's own and sets the actor; 404 for any other store, so that none can be guessed. */
export function inOwnStore(): MiddlewareHandler<InStore> {
  return async (c, next) => {
    const membership = c.var.signedIn.memberships.find((own) => own.slug === c.req.param('store'))
    if (!membership) return c.json({ code: 'not_found', detail: {} }, 404)
    if (membership.shut) return c.json({ code: membership.shut, detail: { store: membership.name, lastDay: membership.lastDay } }, 403)
    c.set('actor', actorOf(c.var.signedIn, membership))
    await next()
  }
}

/** The person behind the request's cookie, or undefined. */
export async function personOf<E extends Env>(app: App, c: Context<E>): Promise<SignedIn | undefined> {
  const secret = getCookie(c, sessionCookie(app.config))
  if (!secret) return undefined
  const hash = sha256(secret)
  const row = await atDoor<SessionRow>(app, 'door_session', hash)
  if (!row || row.expires_at <= app.clock.now()) return undefined
  await touch(app, hash, row.seen_at)
  return {
    person: {
      id: row.person_id,
      name: row.name,
      email: row.email,
      language: row.language,
      timeZone: row.time_zone,
      units: row.units,
      density: row.density,
      shortcuts: row.shortcuts,
      operator: row.operator,
    },
    memberships: row.memberships.map((membership) => openOrShut(app, membership, row.second)),
    tokenHash: hash,
  }
}

type SessionRow = {
  readonly person_id: string
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'fr'
  readonly time_zone: string | null
  readonly units: 'imperial' | 'metric'
  readonly density: 'comfortable' | 'compact'
  readonly shortcuts: boolean
  readonly operator: boolean
  readonly second: boolean
  readonly seen_at: Date
  readonly expires_at: Date
  readonly memberships: readonly MembershipRow[]
}

type MembershipRow = Omit<Membership, 'shut'> & { readonly timeZone: string; readonly secondFactor: boolean }

function openOrShut(app: App, { timeZone, secondFactor, ...membership }: MembershipRow, hasSecond: boolean): Membership {
  const over = membership.lastDay !== null && membership.lastDay < dayOf(app.clock.now(), timeZone)
  return { ...membership, shut: over ? 'access_ended' : secondFactor && !hasSecond ? 'second_factor_needed' : null }
}

// Once a minute is enough: a write on each request would cost more than the request.
async function touch(app: App, hash: Buffer, seenAt: Date): Promise<void> {
  const now = app.clock.now()
  if (now.getTime() - seenAt.getTime() < 60_000) return
  await inNetwork(app, (tx) =>
    tx
      .updateTable('sessions')
      .set({
        seen_at: now,
        expires_at: sql<Date>`least(created_at + make_interval(days => ${mostDays}), ${now}::timestamptz + make_interval(hours => ${idleHours}))`,
      })
      .where('token_hash', '=', hash)
      .execute(),
  )
}

function actorOf({ person }: SignedIn, membership: Membership): Actor {
  return {
    kind: 'person',
    store: membership.store,
    person: person.id,
    name: person.name,
    rights: membership.rights,
    reach: membership.reach,
  }
}
