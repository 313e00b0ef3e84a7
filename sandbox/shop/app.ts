import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { checkoutScript } from './checkout/checkout-script.ts'
import { checkoutRoutes, type ShopWorld } from './checkout/checkout.ts'
import { imageOf } from './goods/images.ts'
import { heardRoutes } from './heard/routes.ts'
import { cartPage } from './pages/cart.ts'
import { frontPage } from './pages/layout.ts'
import { adminPage, orderPage } from './pages/order.ts'
import { cataloguePage, partPage } from './pages/parts.ts'
import { payModes, type Language, type Shop } from './shapes.ts'
import { partNumbered, shopCalled, shops } from './shops.ts'
import { shopStyle } from './style.ts'
import { itemsIn, readerOf, type Visit } from './visit.ts'

/** The demo stores: catalogue, cart, checkout, confirmation, settings. */
export function shopApp(world: ShopWorld) {
  return new Hono<Wire>()
    .get('/style.css', (c) => c.body(shopStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/checkout.js', (c) => c.body(checkoutScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/images/:file', async (c) => {
      const image = await imageOf(world.folder, c.req.param('file').replace(/\.png$/, ''))
      return image
        ? c.body(new Uint8Array(image), 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' })
        : c.notFound()
    })
    .get('/', (c) => c.html(frontPage(Object.values(shops))))
    .get('/favicon.ico', (c) => c.body(null, 204))
    .route('/:shop', shopRoutes(world))
}

function shopRoutes(world: ShopWorld) {
  return new Hono<Visit>()
    .use(async (c, next) => {
      const shop = shopCalled(c.req.param('shop') ?? '')
      if (!shop) return c.text('No such store.', 404)
      c.header('content-security-policy', policyFor(world.cardFieldOrigin(c.req.url), world.paypalOrigin(c.req.url)))
      c.set('shop', shop)
      c.set('language', languageOf(c))
      c.set('cart', cartOf(c))
      await next()
    })
    .get('/', (c) => {
      const query = c.req.query('q')?.trim() ?? ''
      return c.html(cataloguePage(readerOf(c, world.store), found(c.var.shop, query, c.var.language), query))
    })
    .get('/parts/:number', (c) => {
      const part = partNumbered(c.var.shop, c.req.param('number'))
      return part ? c.html(partPage(readerOf(c, world.store), part)) : c.notFound()
    })
    .get('/cart', (c) => c.html(cartPage(readerOf(c, world.store), itemsIn(c, world.store))))
    .post('/cart', async (c) => {
      const form = CartForm.parse(await c.req.parseBody())
      const part = partNumbered(c.var.shop, form.number)
      if (!part) return c.notFound()
      const before = form.add ? (itemsIn(c, world.store).find((item) => item.part === part)?.quantity ?? 0) : 0
      const quantity = form.remove ? 0 : before + form.quantity
      world.store.setCart(c.var.cart, c.var.shop.name, part.number, Math.min(quantity, 999))
      return c.redirect(`/${c.var.shop.name}/cart`, 303)
    })
    .route('/checkout', checkoutRoutes(world))
    .route('/events', heardRoutes(world))
    .get('/orders/:number', (c) => {
      const order = world.store.find(c.var.shop.name, c.req.param('number'))
      return order
        ? c.html(orderPage(readerOf(c, world.store), order, world.store.heard(c.var.shop.name, order.externalNumber)))
        : c.notFound()
    })
    .get('/orders/:number/state', (c) => {
      const order = world.store.find(c.var.shop.name, c.req.param('number'))
      return order ? c.json({ state: order.state, deskNumber: order.deskNumber }) : c.notFound()
    })
    .get('/admin', (c) =>
      c.html(
        adminPage(
          readerOf(c, world.store),
          world.store.mode(c.var.shop),
          world.store.recent(c.var.shop.name),
          c.req.query('saved') === 'yes',
        ),
      ),
    )
    .post('/admin', async (c) => {
      const form = await c.req.parseBody()
      const mode = payModes.find((known) => known === form['mode'])
      if (mode) world.store.setMode(c.var.shop.name, mode)
      return c.redirect(`/${c.var.shop.name}/admin?saved=yes`, 303)
    })
}

/** What a shop's page may load: its own files, and the card field in a frame. Its form may lead to PayPal. */
function policyFor(cardField: string, paypal: string): string {
  const own = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'"]
  return [...own, `form-action 'self' ${paypal}`, `frame-src ${cardField}`, "base-uri 'none'", "frame-ancestors 'none'"].join('; ')
}

const CartForm = z.object({
  number: z.string().catch(''),
  quantity: z.coerce.number().int().min(0).max(999).catch(0),
  add: z.string().optional(),
  remove: z.string().optional(),
})

function found(shop: Shop, query: string, language: Language) {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
  const wanted = plain(query)
  return shop.parts.filter((part) => plain(part.number).includes(wanted) || plain(part.name[language]).includes(wanted))
}

function languageOf(c: Context<Visit>): Language {
  const asked = c.req.query('lang')
  if (asked === 'en' || asked === 'fr') setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 })
  return (asked ?? getCookie(c, 'lang')) === 'fr' ? 'fr' : 'en'
}

function cartOf(c: Context<Visit>): string {
  const known = getCookie(c, 'cart')
  if (known && /^[0-9a-f-]{36}$/.test(known)) return known
  const fresh = randomUUID()
  setCookie(c, 'cart', fresh, { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: 90 * 86_400 })
  return fresh
}
