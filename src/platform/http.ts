import type { Context, Env, MiddlewareHandler } from 'hono'
import { validator } from 'hono/validator'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { fieldWithCardNumber, hasCardNumber } from '#domain/card-number.ts'
import type { Result } from '#domain/result.ts'
import type { Reach, Right } from '#domain/rights.ts'
import type { Command } from './command.ts'
import type { Actor } from './doors.ts'

/** A person and the stores they belong to, as their session's token found them. */
export type SignedIn = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly language: 'en' | 'fr'
    readonly timeZone: string | null
    readonly units: 'imperial' | 'metric'
    readonly density: 'comfortable' | 'compact'
    readonly shortcuts: boolean
    readonly operator: boolean
  }
  readonly memberships: readonly Membership[]
  readonly tokenHash: Buffer
}

/** One store a person belongs to, and what they may there. */
export type Membership = {
  readonly store: string
  readonly slug: string
  readonly name: string
  readonly role: string
  readonly rights: readonly Right[]
  readonly reach: Reach
  /** the last day it opens the store, as 2026-03-31 in the store's zone; null for no end */
  readonly lastDay: string | null
  readonly shut: Shut | null
}

/** Why a membership does not open its store for now: its last day is over, or the store asks for a second factor and the person has none. */
export type Shut = 'access_ended' | 'second_factor_needed'

/** What each request carries: its id, shown in every answer and error. */
export type Asked = { Variables: { requestId: string } }

/** A request of somebody signed in. */
export type Signed = { Variables: { requestId: string; signedIn: SignedIn } }

/** A request inside one store, by somebody who belongs to it. */
export type InStore = { Variables: { requestId: string; signedIn: SignedIn; actor: Actor } }

/** Refuses with 403 unless the actor holds `right`. Every route of a store names the right it asks for. */
export function may(right: Right): MiddlewareHandler<InStore> {
  return async (c, next) => {
    if (!c.var.actor.rights.includes(right)) return c.json({ code: 'forbidden', detail: { right } }, 403)
    await next()
  }
}

/**
 * Checks the JSON body against `schema`; every invalid field is named at once, with its path, in a 400. A body that holds a card number anywhere is
 * refused before it is read any further: the answer names the field and does not repeat the number.
 */
export function body<S extends z.ZodType>(schema: S) {
  return validator('json', (value: unknown, c) => {
    const field = fieldWithCardNumber(value)
    if (field !== undefined) return c.json({ code: 'card_number', detail: { field } }, 400)
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : c.json(invalid(parsed.error), 400)
  })
}

/** Checks the query string against `schema`, as `body` does. */
export function query<S extends z.ZodType>(schema: S) {
  return validator('query', (value, c) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : c.json(invalid(parsed.error), 400)
  })
}

/** A result as an answer: the value with 200; a refusal with 404, 412 (somebody changed it meanwhile) or 409. */
export function answer<T, C extends string, E extends Env>(c: Context<E>, result: Result<T, C>) {
  if (result.ok) return c.json(result.value as T & {}, 200)
  const refusal = { code: result.code as string, detail: result.detail }
  if (result.code === 'not_found') return c.json(refusal, 404)
  return result.code === 'stale' ? c.json({ ...refusal, current: result.current as {} }, 412) : c.json(refusal, 409)
}

/** A read that may have found nothing, or nothing in reach. */
export function found<T, E extends Env>(c: Context<E>, value: T | undefined) {
  return value === undefined ? c.json({ code: 'not_found', detail: {} }, 404) : c.json(value as T & {}, 200)
}

/** The command of a write: `idempotency-key` (a UUID the browser minted) and `if-match` (the order's version it was looking at). */
export function commandOf<E extends Env>(c: Context<E>, asked: unknown): Command {
  const id = c.req.header('idempotency-key')
  const seen = Number(c.req.header('if-match')?.replaceAll('"', ''))
  return {
    id: id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null,
    seen: Number.isSafeInteger(seen) && seen > 0 ? seen : null,
    body: [c.req.path, asked],
  }
}

/** An order's number from the path; 0, which no order has, when it is not a number. */
export function numberOf<E extends Env>(c: Context<E>): number {
  const number = Number(c.req.param('number' as never))
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

/** Problems of an input, as the form and the storefront read them: path in dots, message, zod's code. */
export function invalid(error: z.ZodError) {
  return {
    code: 'invalid' as const,
    issues: error.issues.flatMap((issue) => pathsOf(issue).map((path) => ({ path, message: issue.message, code: issue.code }))),
  }
}

/** Gives each request an id (one of a proxy is kept when it is harmless) and answers with it. */
export function requestIds(): MiddlewareHandler<Asked> {
  return async (c, next) => {
    const given = c.req.header('x-request-id')
    c.set('requestId', given && /^[\w-]{8,64}$/.test(given) && !hasCardNumber(given) ? given : uuidv7())
    await next()
    c.header('x-request-id', c.var.requestId)
  }
}

// An unknown key is reported at the object it stands in: name the key itself.
function pathsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key].join('.'))
  return [issue.path.join('.')]
}
