import { cardFieldApp } from './card-field/app.ts'
import { startCarrier } from './carrier/start.ts'
import { listen, type Bound } from './listen.ts'
import { openClock } from './clock.ts'
import { openFaults } from './control/faults.ts'
import { carrierControl } from './control/carrier.ts'
import { paypalControl } from './control/paypal.ts'
import { controlApp } from './control/routes.ts'
import { gatewayApp } from './gateway/app.ts'
import { doWhatIsDue } from './gateway/time/due.ts'
import { startTicker } from './gateway/time/ticker.ts'
import type { Gateway } from './gateway/operation.ts'
import { statementOf } from './gateway/statement/statement.ts'
import { openGatewayDatabase } from './gateway/store.ts'
import { mailboxApp } from './mailbox/app.ts'
import { receiveMail } from './mailbox/smtp.ts'
import { openMailbox } from './mailbox/store.ts'
import { startPayPal } from './paypal/start.ts'
import { shopApp } from './shop/app.ts'
import { startCourier } from './shop/courier.ts'
import { scriptedRoutes } from './shop/scripted.ts'
import { openShopStore } from './shop/store.ts'

/** Where the sandbox listens. All but `control` on the chosen host; `smtp` speaks mail, `printer` takes print jobs, the others speak HTTP. */
export type Ports = {
  readonly gateway: number
  readonly cardField: number
  readonly shop: number
  readonly mailbox: number
  readonly smtp: number
  readonly control: number
  readonly paypal: number
  readonly carrier: number
  readonly printer: number
}

/** `folder` keeps all state; `port` is the first of nine in a row, 0 = any free ones; `desk` is where the shops send their orders, `mail` where its SMTP receiver is, `host:port`. */
type SandboxOptions = {
  readonly folder: string
  readonly port: number
  readonly host?: string
  readonly desk?: string
  readonly mail?: string
}

export type Sandbox = { readonly ports: Ports; readonly stop: () => Promise<void> }

/** Starts the whole outside world. Rejects, with nothing left running, when a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const opened: Closing[] = []
  const keep: Keep = (part) => {
    opened.push(part)
    return part
  }
  const stop = async () => {
    for (const part of opened.splice(0).toReversed()) await part.close()
  }
  try {
    return { ports: await startAll(options, keep), stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

type Closing = { readonly close: () => unknown }
type Keep = <T extends Closing>(part: T) => T

async function startAll(options: SandboxOptions, keep: Keep): Promise<Ports> {
  const { folder, port, host = '127.0.0.1', desk = 'http://localhost:3000', mail } = options
  const at = (offset: number) => (port === 0 ? 0 : port + offset)
  const clock = keep(openClock(folder))
  const faults = keep(openFaults(folder))
  const db = keep(openGatewayDatabase(folder))
  const mailbox = keep(openMailbox(folder))
  const ticker = keep(startTicker(db, clock))
  const gateway: Gateway = { db, clock, faults, inFlight: new Set(), wake: ticker.wake }
  clock.onChange(() => [doWhatIsDue(db, clock.now()), ticker.wake()])

  const places: { gateway?: Bound; cardField?: Bound; shop?: Bound } = {}
  const isCardField = (origin: string) => onThisMachine(origin, host) && portOf(origin) === places.cardField?.port
  const parents = (origin: string) =>
    origin === new URL(desk).origin || (onThisMachine(origin, host) && [places.shop?.port, portOf(desk)].includes(portOf(origin)))
  places.gateway = keep(await listen(gatewayApp(gateway, isCardField), host, at(0)))
  places.cardField = keep(await listen(cardFieldApp({ parents, gatewayPort: () => places.gateway?.port ?? 0 }), host, at(1)))

  const paypal = keep(await startPayPal({ folder, clock, faults, host, port: at(6) }))
  const shipping = keep(await startCarrier({ folder, clock, faults, host, port: at(7), printerPort: at(8) }))
  const store = keep(openShopStore(folder))
  const near = loopback(host)
  const gatewayUrl = `http://${near}:${places.gateway.port}`
  const courier = keep(startCourier(store, folder, desk, { stripe: gatewayUrl, paypal: paypal.paypal.origin() }))
  const shopWorld = { store, courier, folder, desk, paypal: paypal.paypal.origin(), ...originsOf(places.cardField.port, paypal.port) }
  places.shop = keep(await listen(shopApp(shopWorld), host, at(2)))
  const web = keep(await listen(mailboxApp(mailbox, statementOf(gateway), mail), host, at(3)))
  const receiver = keep(await receiveMail(mailbox, host, at(4)))
  const images = `http://${near === '127.0.0.1' ? 'localhost' : near}:${places.shop.port}`
  const scripted = scriptedRoutes({ clock, store, courier, folder, desk, gateway: gatewayUrl, paypal: paypal.paypal.origin(), images })
  const behind = { clock, faults, gateway, ticker, paypal: paypal.paypal, shipping, mailbox, receiver, resetShop: store.empty }
  const turned = controlApp(behind).route('/', paypalControl(paypal)).route('/', carrierControl(shipping)).route('/', scripted)
  const control = keep(await listen(turned, '127.0.0.1', at(5)))
  return {
    gateway: places.gateway.port,
    cardField: places.cardField.port,
    shop: places.shop.port,
    mailbox: web.port,
    smtp: receiver.port,
    control: control.port,
    paypal: paypal.port,
    carrier: shipping.port,
    printer: shipping.printerPort,
  }
}

/** Where the card field and PayPal are, on the host name the browser used. */
function originsOf(cardField: number, paypal: number) {
  const on = (port: number) => (url: string) => `http://${new URL(url).hostname}:${port}`
  return { cardFieldOrigin: on(cardField), paypalOrigin: on(paypal) }
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

/** The name under which the sandbox reaches itself. */
function loopback(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}

/** Is this a page's origin on the machine the sandbox runs on, by any of its names? */
function onThisMachine(origin: string, host: string): boolean {
  const url = URL.parse(origin)
  return url !== null && ['localhost', '127.0.0.1', '[::1]', host].includes(url.hostname)
}
