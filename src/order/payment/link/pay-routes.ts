import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { randomUUID } from 'node:crypto'
import { refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { payUrl } from '#platform/links/pay-link.ts'
import { addressOf } from '#platform/throttle/address-of.ts'
import { beginAnew, comeBack } from './come-back.ts'
import { openLimits, type Limits } from './limits.ts'
import { isOurs, markOf } from './ours.ts'
import { languageOf, notFound, show, tell } from './page/answer.ts'
import type { Reader } from './page/layout.ts'
import { drawLink, drawOnward } from './page/pages.ts'
import { offerWallet, payByWallet } from './pay-by-wallet.ts'
import { payByCard } from './pay.ts'
import { openLink, readPage, type Opened, type PageView } from './read-page.ts'
import { AgainForm, ApprovedQuery, PayForm, WalletForm } from './shapes.ts'

/** A request with a link's secret: whose link, what its page shows, and to whom. */
type Linked = { Variables: { requestId: string; opened: Opened; page: PageView; reader: Reader } }

/**
 * The pay page: whoever holds a link's secret may pay by it, and learns nothing but what is paid for. No session and no code of the panel. Every page is drawn
 * from what stands in the ledger, so that reloading it, going back or a second tab does nothing.
 */
export function payRoutes(app: App) {
  const limits = openLimits(app)
  const [ours, counted] = [ownForm(app), counting(limits)]
  const pages = new Hono<Linked>()
    .use(unseen)
    .use('/:secret/*', opening(app, limits))
    .get('/:secret', (c) => show(c, drawLink(c.var.page, c.var.reader)))
    .get('/:secret/state', (c) => c.json({ state: c.var.page.state }, 200))
    .get('/:secret/return', async (c) => back(c, await comeBack(app, c.var.opened)))
    .get('/:secret/approved', counted, async (c) => goOn(c, await payApproved(app, c)))
    .post('/:secret', ours, counted, async (c) => {
      const form = PayForm.safeParse(await c.req.parseBody())
      return form.success ? goOn(c, await payByCard(app, c.var.opened, form.data, hereOf(app, c, 'return'))) : back(c, 'card_missing')
    })
    .post('/:secret/wallet', ours, counted, async (c) => goOn(c, await offer(app, c)))
    .post('/:secret/again', ours, counted, async (c) => back(c, await beginAnew(app, c.var.opened)))
    .all('*', (c) => notFound(c))
  // Its address holds the secret: that is not for the log.
  return pages.onError((error, c) => {
    app.log.error({ requestId: c.var.requestId, method: c.req.method, error: { message: error.message, stack: error.stack } }, 'pay page')
    return tell(c, languageOf(c), (ends) => ends.fault, 500)
  })
}

// Nobody keeps the page, its address goes to no other site, and no search engine lists it.
const unseen: MiddlewareHandler<Linked> = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex, nofollow')
  c.header('x-frame-options', 'DENY')
}

/** Finds the link of the address; whatever is none gets one and the same answer. */
function opening(app: App, limits: Limits): MiddlewareHandler<Linked> {
  return async (c, next) => {
    const secret = secretOf(c)
    const opened = await openLink(app, secret)
    if (!opened) {
      const seconds = await limits.miss(addressOf(c))
      return seconds > 0 ? tooMany(c, languageOf(c), seconds) : notFound(c)
    }
    const page = await readPage(app, opened)
    const command = randomUUID()
    c.set('opened', opened)
    c.set('page', page)
    c.set('reader', {
      language: languageOf(c, page.language),
      self: `/pay/${secret}`,
      parent: app.config.publicUrl,
      command,
      mark: markOf(app, opened.link, command),
      said: c.req.query('said') ?? null,
    })
    return next()
  }
}

/** Lets only forms of our own pages through. */
function ownForm(app: App): MiddlewareHandler<Linked> {
  return async (c, next) => {
    const form = AgainForm.safeParse(await c.req.parseBody())
    if (form.success && isOurs(app, c, c.var.opened.link, form.data)) return next()
    return tell(c, c.var.reader.language, (ends) => ends.forged, 403)
  }
}

/** Counts what asks the gateway; too often is too often. */
function counting(limits: Limits): MiddlewareHandler<Linked> {
  return async (c, next) => {
    const seconds = await limits.tryPaying(c.var.opened.link, addressOf(c))
    return seconds > 0 ? tooMany(c, c.var.reader.language, seconds) : next()
  }
}

function tooMany(c: Context<Linked>, language: 'en' | 'fr', seconds: number) {
  c.header('retry-after', String(seconds))
  return tell(c, language, (ends) => ends.tooMany(Math.ceil(seconds / 60)), 429)
}

/** The wallet makes a payment for the buyer to approve, and knows both ways back. */
async function offer(app: App, c: Context<Linked>): Promise<Result<{ readonly url: string }, string>> {
  const form = WalletForm.safeParse(await c.req.parseBody())
  if (!form.success) return refuse('not_approved')
  const kept = form.data.keep ? '&keep=yes' : ''
  return offerWallet(app, c.var.opened, form.data, {
    returnUrl: `${hereOf(app, c, 'approved')}${kept}`,
    cancelUrl: `${hereOf(app, c)}&said=not_approved`,
    language: c.var.reader.language,
  })
}

/** The wallet sent the buyer back with the payment they approved. */
async function payApproved(app: App, c: Context<Linked>) {
  const query = ApprovedQuery.safeParse(c.req.query())
  return query.success ? payByWallet(app, c.var.opened, query.data, hereOf(app, c, 'return')) : refuse('not_approved')
}

/** On to the bank or the wallet where they want the buyer, else back to the page, which tells what came of it. */
function goOn(c: Context<Linked>, done: Result<{ readonly transaction?: string; readonly url?: string }, string>) {
  if (!done.ok) return back(c, done.code)
  const { url, transaction = null } = done.value
  return url ? show(c, drawOnward(c.var.page, c.var.reader, url)) : back(c, transaction)
}

function back(c: Context<Linked>, said: string | null) {
  const { self, language } = c.var.reader
  return c.redirect(`${self}?${new URLSearchParams({ lang: language, ...(said === null ? {} : { said }) }).toString()}`, 303)
}

/** The page's own whole address, or one under it, in the reader's language. */
function hereOf(app: App, c: Context<Linked>, path?: string): string {
  return `${[payUrl(app.config.publicUrl, secretOf(c)), path].filter(Boolean).join('/')}?lang=${c.var.reader.language}`
}

function secretOf(c: Context<Linked>): string {
  return c.req.param('secret') ?? ''
}
