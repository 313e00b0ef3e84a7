import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { answer, body, type Signed } from '#platform/http.ts'
import { signedIn } from '#platform/session.ts'
import { record } from '../log/record.ts'
import { NewPasskeyAsk, PasswordProofAsk, ProofAsk, StepCodeAsk } from '../shapes.ts'
import { answerTry } from '../too-many.ts'
import { makeRecoveryCodes } from './codes.ts'
import { addPasskey, beginPasskey, removePasskey } from './passkeys/add.ts'
import { openProof } from './prove.ts'
import { readFactors } from './queries.ts'
import { readOwnFactors } from './read.ts'
import { beginTotp, confirmTotp, turnTotpOff } from './set-up-totp.ts'

/** What one signs in with besides the password: one's own alone. Whatever is set up or taken away asks first for the password or a code. */
export function factorRoutes(app: App) {
  const prove = openProof(app)
  return new Hono<Signed>()
    .use('/factors/*', signedIn(app))
    .get('/factors', async (c) => c.json(await readOwnFactors(app, c.var.signedIn), 200))
    .post('/factors/totp/begin', body(PasswordProofAsk), async (c) => {
      const proved = await prove(c, c.req.valid('json'))
      return proved.ok ? c.json(await beginTotp(app, c.var.signedIn), 200) : answerTry(c, proved)
    })
    .post('/factors/totp', body(StepCodeAsk), async (c) => {
      const kept = await confirmTotp(app, c.var.signedIn, c.req.valid('json'))
      if (kept.ok) await record(app, c, { person: c.var.signedIn.person.id, event: 'totp_on' })
      return answer(c, kept)
    })
    .post('/factors/totp/off', body(ProofAsk), async (c) => {
      const proved = await prove(c, c.req.valid('json'))
      if (!proved.ok) return answerTry(c, proved)
      const off = await turnTotpOff(app, c.var.signedIn)
      if (off.ok) await record(app, c, { person: c.var.signedIn.person.id, event: 'totp_off' })
      return answer(c, off)
    })
    .post('/factors/recovery', body(ProofAsk), async (c) => {
      const proved = await prove(c, c.req.valid('json'))
      if (!proved.ok) return answerTry(c, proved)
      const { id } = c.var.signedIn.person
      const { totp, passkeys } = await inNetwork(app, (tx) => readFactors(tx, id))
      if (!totp && passkeys.length === 0) return c.json({ code: 'no_factor', detail: {} }, 409)
      const codes = await inNetwork(app, (tx) => makeRecoveryCodes(app, tx, id))
      await record(app, c, { person: id, event: 'recovery_made' })
      return c.json({ codes }, 200)
    })
    .post('/factors/passkeys/begin', body(PasswordProofAsk), async (c) => {
      const proved = await prove(c, c.req.valid('json'))
      return proved.ok ? c.json(await beginPasskey(app, c.var.signedIn), 200) : answerTry(c, proved)
    })
    .post('/factors/passkeys', body(NewPasskeyAsk), async (c) => {
      const added = await addPasskey(app, c.var.signedIn, c.req.valid('json'))
      if (added.ok) await record(app, c, { person: c.var.signedIn.person.id, event: 'passkey_added' })
      return answer(c, added)
    })
    .post('/factors/passkeys/:passkey/remove', body(ProofAsk), async (c) => {
      const proved = await prove(c, c.req.valid('json'))
      if (!proved.ok) return answerTry(c, proved)
      const removed = await removePasskey(app, c.var.signedIn, c.req.param('passkey'))
      if (removed.ok) await record(app, c, { person: c.var.signedIn.person.id, event: 'passkey_removed' })
      return answer(c, removed)
    })
}
