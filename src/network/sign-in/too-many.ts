import type { Context, Env } from 'hono'
import type { Result } from '#domain/result.ts'
import { answer } from '#platform/http.ts'

/** The answer to whoever tries too often: 429, with the seconds to wait. */
export function tooMany<E extends Env>(c: Context<E>, seconds: number) {
  return c.json({ code: 'too_many_tries', detail: { seconds } }, 429, { 'retry-after': String(seconds) })
}

/** A result as an answer, where trying too often is one of the refusals. */
export function answerTry<T, C extends string, E extends Env>(c: Context<E>, result: Result<T, C>) {
  if (!result.ok && result.code === 'too_many_tries') return tooMany(c, Number(result.detail.seconds))
  return answer(c, result)
}
