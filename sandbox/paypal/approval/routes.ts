import { Hono, type Context } from 'hono'
import type { Wire } from '../../listen.ts'
import { accountIn, type Account } from '../account.ts'
import { doWhatIsDue } from '../due.ts'
import { approveOrder } from '../orders/approve.ts'
import type { Order } from '../records/order.ts'
import type { SetupToken } from '../records/payment-token.ts'
import { bodyOf } from '../store.ts'
import { isWalletName, walletNamed, type WalletName } from '../wallets.ts'
import type { PayPal } from '../world.ts'
import { keepPage, orderPage, wordPage, type Reader } from './page.ts'
import { approvalStyle } from './style.ts'
import { approvalWords, type Language } from './words.ts'

/** PayPal's own pages: a buyer approves an order, or lets a store keep a wallet. Plain forms, so they work without scripts. */
export function approvalRoutes(paypal: PayPal) {
  const order = (c: Context<Wire>) => orderOf(paypal, c.req.query('token') ?? '')
  const setup = (c: Context<Wire>) => setupOf(paypal, c.req.query('approval_session_id') ?? '')
  return new Hono<Wire>()
    .get('/approval.css', (c) => c.body(approvalStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/checkoutnow', (c) => show(c, order(c), (reader, matter) => orderPage(reader, matter.order)))
    .post('/checkoutnow', (c) => answer(paypal, c, order(c)))
    .get('/agreements/approve', (c) => show(c, setup(c), (reader, matter) => keepPage(reader, matter.description)))
    .post('/agreements/approve', (c) => answer(paypal, c, setup(c)))
}

/** Something that waits for its buyer: where they go afterwards, and what agreeing does. `agree` answers what is added to the address they return to. */
type Matter = {
  readonly merchant: string
  readonly locale: string | null
  readonly returnUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly cancelled: Readonly<Record<string, string>>
  readonly agree: (wallet: WalletName) => Readonly<Record<string, string>>
}

function orderOf(paypal: PayPal, id: string): (Matter & { readonly order: Order }) | undefined {
  const found = waiting<Order>(paypal, 'order', id)
  if (!found || found.thing.status === 'COMPLETED') return undefined
  const { account, thing: order } = found
  const { brand_name, locale, return_url, cancel_url } = order.context
  return {
    order,
    merchant: brand_name ?? account.name,
    locale: locale ?? null,
    returnUrl: return_url,
    cancelUrl: cancel_url,
    cancelled: { token: id },
    agree: (wallet) => {
      approveOrder(account, order, wallet)
      return { token: id, PayerID: walletNamed(wallet).payerId }
    },
  }
}

function setupOf(paypal: PayPal, id: string): (Matter & { readonly description: string | null }) | undefined {
  const found = waiting<SetupToken>(paypal, 'setup_token', id)
  if (found?.thing.status !== 'PAYER_ACTION_REQUIRED') return undefined
  const { account, thing: setup } = found
  return {
    description: setup.description,
    merchant: setup.brand ?? account.name,
    locale: setup.locale,
    returnUrl: setup.return_url,
    cancelUrl: setup.cancel_url,
    cancelled: { approval_token_id: id },
    agree: (wallet) => {
      account.put<SetupToken>({ ...setup, status: 'APPROVED', wallet })
      return { approval_token_id: id, approval_session_id: id }
    },
  }
}

function waiting<T>(paypal: PayPal, kind: 'order' | 'setup_token', id: string): { account: Account; thing: T } | undefined {
  const now = paypal.clock.now()
  doWhatIsDue(paypal.db, now, paypal.origin())
  const row = paypal.db.get('select account, body from objects where kind = ? and id = ?', kind, id)
  const thing = bodyOf<T>(row)
  return thing && { account: accountIn(paypal.db, String(row?.['account']), now, paypal.origin()), thing }
}

function show<T extends Matter>(
  c: Context<Wire>,
  matter: T | undefined,
  page: (reader: Reader, matter: T) => Page,
): Promise<Response> | Response {
  const reader = readerOf(c, matter)
  const say = approvalWords[reader.language]
  protect(c, [matter?.returnUrl, matter?.cancelUrl])
  return matter ? c.html(page(reader, matter)) : c.html(wordPage(reader, say.goneTitle, say.gone), 404)
}

type Page = ReturnType<typeof wordPage>

async function answer(paypal: PayPal, c: Context<Wire>, matter: Matter | undefined): Promise<Response> {
  const reader = readerOf(c, matter)
  const say = approvalWords[reader.language]
  protect(c, [])
  if (!matter) return c.html(wordPage(reader, say.goneTitle, say.gone), 404)
  const form = await c.req.parseBody()
  if (form['answer'] === 'cancel')
    return matter.cancelUrl
      ? c.redirect(withAdded(matter.cancelUrl, matter.cancelled), 303)
      : c.html(wordPage(reader, say.cancelledTitle, say.done))
  const wallet = form['wallet']
  if (!isWalletName(wallet)) return c.redirect(c.req.url, 303)
  const added = paypal.db.atomic(() => matter.agree(wallet))
  paypal.wake()
  return matter.returnUrl ? c.redirect(withAdded(matter.returnUrl, added), 303) : c.html(wordPage(reader, say.doneTitle, say.done))
}

function readerOf(c: Context<Wire>, matter: Matter | undefined): Reader {
  const asked = c.req.query('locale') ?? matter?.locale ?? 'en'
  const language: Language = /^fr/i.test(asked) ? 'fr' : 'en'
  const other = new URL(c.req.url)
  other.searchParams.set('locale', language === 'en' ? 'fr_CA' : 'en_US')
  return { merchant: matter?.merchant ?? '', language, otherLanguage: `${other.pathname}${other.search}` }
}

/** The page loads its own style and nothing else; its form may lead back to the store. */
function protect(c: Context<Wire>, pages: readonly (string | undefined)[]) {
  const stores = pages.flatMap((page) => (page ? [new URL(page).origin] : []))
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${[...new Set(stores)].join(' ')}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  c.header('content-security-policy', policy.join('; '))
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
}

function withAdded(page: string, added: Readonly<Record<string, string>>): string {
  const url = new URL(page)
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value)
  return url.href
}
