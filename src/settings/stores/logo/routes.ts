import { Hono } from 'hono'
import { logoLimit, shownSize } from '#domain/mail/logo.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { answer, body, found, may, type InStore } from '#platform/http.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { drawLogo, type Drawn } from '#platform/pictures/draw-logo.ts'
import { readLogo, saveLogo } from './queries.ts'
import { LogoAsk, type LogoView } from './shapes.ts'

/** The store's logo, on its letters and packing slips: seen, put in, taken out. */
export function logoRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/logo')
    .get('/', may('settings'), async (c) => c.json(await inStore(app, c.var.actor, viewLogo)))
    .get('/picture', may('settings'), async (c) => {
      const row = await inStore(app, c.var.actor, readLogo)
      if (!row?.bytes) return found(c, undefined)
      return c.body(new Uint8Array(row.bytes), 200, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
    })
    .put('/', may('settings'), body(LogoAsk), async (c) => answer(c, await putLogo(app, c.var.actor, c.req.valid('json').picture)))
}

async function putLogo(app: App, actor: Actor, picture: string | null): Promise<Result<LogoView, 'logo_too_large' | 'no_logo'>> {
  if (picture === null) return keepLogo(app, actor, null)
  const bytes = Buffer.from(picture, 'base64')
  if (bytes.length > logoLimit) return refuse('logo_too_large')
  const drawn = await drawLogo(bytes)
  return drawn ? keepLogo(app, actor, drawn) : refuse('no_logo')
}

async function keepLogo(app: App, actor: Actor, logo: Drawn | null): Promise<Result<LogoView, never>> {
  return inStore(app, actor, async (tx): Promise<Result<LogoView, never>> => {
    await lockSettings(tx)
    const before = await readLogo(tx)
    if (!before?.bytes && !logo) return ok({ logo: null })
    const at = app.clock.now()
    await saveLogo(tx, logo, at)
    await logChanges(tx, at, [{ what: 'logo', before: said(before), after: said(logo) }])
    return ok(await viewLogo(tx))
  })
}

async function viewLogo(tx: Tx): Promise<LogoView> {
  const row = await readLogo(tx)
  if (!row?.bytes || !row.width || !row.height) return { logo: null }
  return { logo: { ...shownSize({ width: row.width, height: row.height }), changedAt: row.changed_at.toISOString() } }
}

/** A picture in the trail: its size. */
function said(logo: { readonly bytes: Buffer | null; readonly width: number | null; readonly height: number | null } | null | undefined) {
  return logo?.bytes ? `${logo.width} × ${logo.height} px` : null
}
