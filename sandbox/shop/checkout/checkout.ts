import { Hono, type Context } from 'hono'
import { CheckoutForm, mistakesIn, partiesOf } from './checkout-form.ts'
import { connectionOf } from '../connection.ts'
import type { Courier } from '../courier.ts'
import { checkoutPage, checkoutSummary } from '../pages/checkout.ts'
import { backFromPayPal, gaveUpAtPayPal, sendToPayPal } from '../paypal/paypal-checkout.ts'
import { placeOrder, type Checkout } from '../place.ts'
import { knowsPromo, price, type Priced } from '../pricing.ts'
import { shippingOffers } from '../shipping.ts'
import type { ShopStore, StoredOrder } from '../store.ts'
import { itemsIn, readerOf, type Visit } from '../visit.ts'
import { words } from '../words.ts'

/** Everything the shops need from the rest of the sandbox. `paypal` is PayPal's address from this machine, the origins are on the host name the browser used. */
export type ShopWorld = {
  readonly store: ShopStore
  readonly courier: Courier
  readonly folder: string
  readonly desk: string
  readonly paypal: string
  readonly cardFieldOrigin: (url: string) => string
  readonly paypalOrigin: (url: string) => string
}

/** The checkout: shows it, prices it while it is filled in, places the order. */
export function checkoutRoutes(world: ShopWorld) {
  return new Hono<Visit>()
    .get('/', async (c) =>
      itemsIn(c, world.store).length === 0
        ? c.redirect(`/${c.var.shop.name}/cart`, 303)
        : shown(world, c, CheckoutForm.parse({ same: 'yes' }), {}, ''),
    )
    .post('/summary', async (c) => c.html(await summaryOf(world, c, CheckoutForm.parse(await c.req.parseBody()))))
    .post('/', async (c) => {
      const items = itemsIn(c, world.store)
      if (items.length === 0) return c.redirect(`/${c.var.shop.name}/cart`, 303)
      return placed(world, c, await c.req.parseBody())
    })
    .get('/paypal/back', async (c) => {
      const order = await backFromPayPal(world, c.var.shop, c.req.query('token') ?? '')
      return order ? settled(world, c, order.pay.form, order) : c.redirect(`/${c.var.shop.name}/cart`, 303)
    })
    .get('/paypal/cancel', (c) => {
      const form = gaveUpAtPayPal(world, c.var.shop, c.req.query('token') ?? '')
      return shown(world, c, retyped(form), {}, words[c.var.language].gaveUp)
    })
}

/** The form as it was, for a buyer who was at PayPal in between. */
function retyped(form: unknown): CheckoutForm {
  return CheckoutForm.parse(form ?? { same: 'yes' })
}

async function placed(world: ShopWorld, c: Context<Visit>, typed: unknown): Promise<Response> {
  const form = CheckoutForm.parse(typed)
  const { shop, language } = c.var
  const say = words[language]
  const connection = connectionOf(world.folder, shop.name, world.desk)
  if (!connection) return shown(world, c, form, {}, '')
  const mistakes = mistakesIn(form, language)
  if (Object.keys(mistakes).length > 0) return shown(world, c, form, mistakes, say.wrong)
  if (String(priced(c, world, form).totals.total) !== form.shown) return shown(world, c, form, {}, say.totalChanged)
  if (form.with === 'paypal' && connection.paypal) return toPayPal(world, c, form, typed)
  if (!/^pm_\w+$/.test(form.method)) return shown(world, c, form, {}, say.wrong)
  return settled(world, c, typed, await placeOrder(world.store, world.courier, shop, checkoutOf(world, c, form, 'stripe')))
}

async function toPayPal(world: ShopWorld, c: Context<Visit>, form: CheckoutForm, typed: unknown): Promise<Response> {
  const { shop, language } = c.var
  const base = `${new URL(c.req.url).origin}/${shop.name}/checkout/paypal`
  const pages = { back: `${base}/back`, cancel: `${base}/cancel` }
  const sent = await sendToPayPal(world, shop, checkoutOf(world, c, form, 'paypal'), pages, typed)
  if ('problem' in sent) return shown(world, c, form, {}, `${words[language].noPayPal} ${sent.problem}`)
  const approve = new URL(sent.approve)
  return c.redirect(world.paypalOrigin(c.req.url) + approve.pathname + approve.search, 303)
}

function checkoutOf(world: ShopWorld, c: Context<Visit>, form: CheckoutForm, gateway: Checkout['gateway']): Checkout {
  const { shop, language, cart } = c.var
  return {
    externalNumber: world.store.nextNumber(shop),
    placedAt: new Date(),
    ...partiesOf(form, language),
    items: itemsIn(c, world.store),
    shippingChoice: form.shipping,
    promo: knowsPromo(form.promo) ? form.promo : null,
    gateway,
    method: gateway === 'stripe' ? form.method : '',
    mode: world.store.mode(shop),
    mayChargeAgain: gateway === 'stripe' ? form.again : form.keep,
    ip: c.env.incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null,
    userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null,
    deviceId: cart,
    images: new URL(c.req.url).origin,
    tag: null,
  }
}

/** Shows what became of an order: its own page, or the checkout again when the money was refused. */
async function settled(world: ShopWorld, c: Context<Visit>, typed: unknown, order: StoredOrder | undefined): Promise<Response> {
  const { shop, language, cart } = c.var
  const say = words[language]
  if (order?.state === 'declined') {
    const sentence = order.pay.gateway === 'paypal' ? say.declinedAtPayPal : say.declined
    const alert = order.problem === 'Your card was declined.' ? sentence : `${sentence} ${order.problem ?? ''}`.trim()
    return shown(world, c, retyped(typed), {}, alert)
  }
  world.store.emptyCart(cart, shop.name)
  return c.redirect(`/${shop.name}/orders/${order?.externalNumber ?? ''}`, 303)
}

async function shown(
  world: ShopWorld,
  c: Context<Visit>,
  form: CheckoutForm,
  errors: Record<string, string>,
  alert: string,
): Promise<Response> {
  const connection = connectionOf(world.folder, c.var.shop.name, world.desk)
  const address = connection && new URL(world.cardFieldOrigin(c.req.url))
  address?.searchParams.set('parent', new URL(c.req.url).origin)
  address?.searchParams.set('key', connection?.gateway.publishable ?? '')
  address?.searchParams.set('lang', c.var.language)
  return c.html(
    checkoutPage(readerOf(c, world.store), {
      form,
      errors,
      alert,
      summary: await summaryOf(world, c, form),
      cardField: address?.href,
      paypal: connection?.paypal !== undefined,
    }),
  )
}

function summaryOf(world: ShopWorld, c: Context<Visit>, form: CheckoutForm) {
  const offers = shippingOffers(itemsIn(c, world.store), destinationOf(form).country, c.var.language)
  const promoError = form.promo !== '' && !knowsPromo(form.promo) ? words[c.var.language].promoBad : undefined
  return checkoutSummary(readerOf(c, world.store), priced(c, world, form), offers, form, promoError)
}

function priced(c: Context<Visit>, world: ShopWorld, form: CheckoutForm): Priced {
  return price({
    items: itemsIn(c, world.store),
    destination: destinationOf(form),
    shipping: form.shipping,
    promo: knowsPromo(form.promo) ? form.promo : null,
    taxExempt: form.exempt,
    language: c.var.language,
    images: new URL(c.req.url).origin,
  })
}

function destinationOf(form: CheckoutForm) {
  return form.same ? { country: form.b_country, region: form.b_region } : { country: form.s_country, region: form.s_region }
}
