import type { StripeElement, StripeJs, StripeMade } from './stripe-js.tsx'

/*
 * Runs inside /card-field/stripe. Card data is typed into Stripe's own frames in that document: this script gets a token, and the page around it gets it from
 * here by message. The page is of the same origin as this document, and no other page may hold it.
 */

const place = need('card')
const problem = need('error')
const postal = need('postal')
const words = { away: place.dataset.away ?? '', incomplete: place.dataset.incomplete ?? '' }
let told = 0
let busy = false

const read = start()
addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.origin !== location.origin || event.source !== parent) return
  const { data } = event
  if (isObject(data) && data.type === 'card:create') read(isObject(data.billing) ? data.billing : {})
})

/** Mounts the field, or says that Stripe is away; gives what reads the card. */
function start(): (billing: object) => void {
  if (!globalThis.Stripe) {
    show(words.away)
    tell({ type: 'card:ready', height: told })
    return () => refuse(words.away)
  }
  const stripe = globalThis.Stripe(place.dataset.key ?? '', { locale: document.documentElement.lang })
  const card = mount(stripe)
  return (billing) => void create(stripe, card, billing)
}

/** Stripe's three fields in the look of ours; the number's stands for the card. */
function mount(stripe: StripeJs): StripeElement {
  const elements = stripe.elements()
  const style = { base: { fontSize: '14px', lineHeight: '20px', color: '#1b1f24' }, invalid: { color: '#b42318' } }
  const parts = (['number', 'expiry', 'cvc'] as const).map((id) => {
    const element = elements.create(`card${id.charAt(0).toUpperCase()}${id.slice(1)}`, {
      style,
      ...(id === 'number' && { showIcon: true }),
    })
    element.mount(`#${id}`)
    element.on('change', ({ error }) => show(error?.message ?? ''))
    need(`${id}-label`).addEventListener('click', () => element.focus())
    return element
  })
  const [number] = parts
  if (!number) throw new Error('no field was made')
  number.on('ready', () => {
    resize()
    tell({ type: 'card:ready', height: told })
  })
  return number
}

/** Makes the token; the postal code is ours to ask, the rest of the address is what the order says. */
async function create(stripe: StripeJs, card: StripeElement, billing: object): Promise<void> {
  if (busy) return
  const code = postal instanceof HTMLInputElement ? postal.value.trim() : ''
  postal.setAttribute('aria-invalid', String(code.length < 3))
  if (code.length < 3) {
    postal.focus()
    return refuse(words.incomplete)
  }
  busy = true
  show('')
  const address = 'address' in billing && isObject(billing.address) ? billing.address : {}
  // A request that fails for any reason made no token, so nothing can have been charged.
  const made = await stripe
    .createPaymentMethod({ type: 'card', card, billing_details: { ...billing, address: { ...address, postal_code: code } } })
    .catch((): StripeMade => ({}))
  busy = false
  const { paymentMethod } = made
  if (!paymentMethod?.card) return refuse(made.error?.message ?? words.away)
  const { brand, last4, exp_month: month, exp_year: year } = paymentMethod.card
  tell({ type: 'card:created', id: paymentMethod.id, brand, last4, exp: `${String(month).padStart(2, '0')}/${year}` })
}

function refuse(message: string): void {
  show(message)
  tell({ type: 'card:invalid', message })
}

function show(message: string): void {
  problem.textContent = message
  resize()
}

function resize(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
  if (height === told) return
  told = height
  tell({ type: 'card:height', height })
}

function tell(message: { readonly type: string; readonly [part: string]: string | number }): void {
  parent.postMessage(message, location.origin)
}

function need(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#${id}`)
  if (!found) throw new Error(`the card field has no #${id}`)
  return found
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null
}
