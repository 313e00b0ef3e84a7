import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, type Asked } from '#platform/http.ts'
import { addressOf } from '#platform/throttle/address-of.ts'
import { openCounter } from '#platform/throttle/throttle.ts'
import { enter } from '../enter.ts'
import { record } from '../log/record.ts'
import { PasskeyAsk, StepAsk, StepCodeAsk } from '../shapes.ts'
import { answerTry, tooMany } from '../too-many.ts'
import { challengeAnybody, challengeSecond, usePasskey } from './passkeys/sign-in.ts'
import { openCodeThrottle } from './prove.ts'
import { personOfStep, useSecondCode } from './second.ts'

/** The second half of signing in, and signing in by passkey alone. Nobody has a session here yet: the step's secret is the right to ask. */
export function factorDoorRoutes(app: App) {
  const codes = openCodeThrottle(app)
  const asking = openCounter(app, 'passkey', 200)
  return new Hono<Asked>()
    .post('/sign-in/second', body(StepCodeAsk), async (c) => {
      const ask = c.req.valid('json')
      const person = await personOfStep(app, ask.step)
      const seconds = person ? await codes.take(person) : 0
      if (seconds > 0) return tooMany(c, seconds)
      const shown = await useSecondCode(app, ask)
      if (shown.ok) {
        await codes.forget(shown.value.person)
        await enter(app, c, shown.value.person, shown.value.way)
        return c.json({}, 200)
      }
      if (person && shown.code === 'wrong_code') {
        await record(app, c, { person, event: 'refused', way: 'totp' })
      }
      return answerTry(c, shown)
    })
    .post('/sign-in/second/challenge', body(StepAsk), async (c) => answer(c, await challengeSecond(app, c.req.valid('json').step)))
    .post('/sign-in/second/passkey', body(PasskeyAsk), async (c) => {
      const ask = c.req.valid('json')
      const person = await personOfStep(app, ask.step)
      const shown = await usePasskey(app, ask, 'second')
      if (shown.ok) await enter(app, c, shown.value.person, 'passkey')
      else if (person) await record(app, c, { person, event: 'refused', way: 'passkey' })
      return shown.ok ? c.json({}, 200) : answer(c, shown)
    })
    .post('/sign-in/passkey/challenge', async (c) => {
      const seconds = await asking.take(addressOf(c))
      return seconds > 0 ? tooMany(c, seconds) : c.json(await challengeAnybody(app), 200)
    })
    .post('/sign-in/passkey', body(PasskeyAsk), async (c) => {
      const shown = await usePasskey(app, c.req.valid('json'), 'passkey')
      if (!shown.ok) {
        await record(app, c, { person: null, event: 'refused', way: 'passkey' })
        return answer(c, shown)
      }
      await enter(app, c, shown.value.person, 'passkey')
      return c.json({}, 200)
    })
}
