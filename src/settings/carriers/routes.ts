import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, commandOf, found, may, type InStore } from '#platform/http.ts'
import { lockSettings, logChanges, type Change } from '../queries.ts'
import { uuidOf } from '../uuid-of.ts'
import { makeWebhook, setUpWebhook } from './listen.ts'
import { changeAccount, readAccount, saveLiking } from './queries.ts'
import { keepCard, tablesOf } from './rate-card/keep-card.ts'
import { previewCard } from './rate-card/preview.ts'
import { readCarriers } from './read.ts'
import { addEasypost, changeEasypost } from './save-easypost.ts'
import { CardAsk, CardTables, EasypostAsk, EasypostChange, PreferenceAsk } from './shapes.ts'
import { testAccount, testKey } from './test-key.ts'

/** The store's carrier accounts: EasyPost's (a key is tried before it is kept), rate cards with their versions, and what the store likes about carriers. */
export function carriersRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/carriers')
    .get('/', may('settings'), async (c) => c.json(await readCarriers(app, c.var.actor)))
    .put('/preference', may('settings'), body(PreferenceAsk), async (c) =>
      answer(c, await savePreference(app, c.var.actor, c.req.valid('json'))),
    )
    .post('/easypost', may('settings'), body(EasypostAsk), async (c) => {
      const ask = c.req.valid('json')
      const tested = await testKey(app, { apiKey: ask.apiKey, webhookSecret: null, carrierAccounts: ask.pinned })
      return answer(c, tested.ok ? await addEasypost(app, c.var.actor, ask, commandOf(c, null).id ?? uuidv7()) : tested)
    })
    .put('/easypost/:account', may('settings'), body(EasypostChange), async (c) =>
      answer(c, await changeEasypost(app, c.var.actor, uuidOf(c, 'account'), c.req.valid('json'))),
    )
    .post('/:account/test', may('settings'), async (c) => answer(c, await testAccount(app, c.var.actor, uuidOf(c, 'account'))))
    .post('/:account/webhook', may('settings'), async (c) => answer(c, await setUpWebhook(app, c.var.actor, uuidOf(c, 'account'))))
    .post('/:account/webhook/by-hand', may('settings'), async (c) => answer(c, await makeWebhook(app, c.var.actor, uuidOf(c, 'account'))))
    .post('/:account/stop', may('settings'), async (c) => answer(c, await stopAccount(app, c.var.actor, uuidOf(c, 'account'))))
    .post('/cards/preview', may('settings'), body(CardTables), async (c) =>
      c.json(await previewCard(app, c.var.actor, c.req.valid('json'))),
    )
    .post('/cards', may('settings'), body(CardAsk), async (c) =>
      answer(c, await keepCard(app, c.var.actor, c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .get('/cards/:account/:version', may('settings'), async (c) =>
      found(c, await tablesOf(app, c.var.actor, uuidOf(c, 'account'), uuidOf(c, 'version'))),
    )
}

/** Takes an account out of use. Labels bought through it are still voided and followed; one that was stopped before is not there any more. */
async function stopAccount(app: App, actor: Actor, id: string): Promise<Result<{ readonly id: string }, 'not_found'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const row = await readAccount(tx, id)
    if (!row) return refuse('not_found')
    await changeAccount(tx, id, { removed_at: at })
    await logChanges(tx, at, [{ what: 'carrier_stopped', subject: row.name, before: null, after: null }])
    return ok({ id })
  })
}

async function savePreference(app: App, actor: Actor, ask: PreferenceAsk): Promise<Result<PreferenceAsk>> {
  return inStore(app, actor, async (tx) => {
    const { preferred_carrier, day_worth } = await lockSettings(tx)
    const changes: readonly Change[] = [
      { what: 'preferred_carrier', before: preferred_carrier, after: ask.preferredCarrier },
      { what: 'day_worth', before: day_worth, after: ask.dayWorth },
    ]
    await saveLiking(tx, { preferred_carrier: ask.preferredCarrier, day_worth: ask.dayWorth })
    await logChanges(
      tx,
      app.clock.now(),
      changes.filter(({ before, after }) => before !== after),
    )
    return ok(ask)
  })
}
