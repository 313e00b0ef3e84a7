import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addPerson } from '#settings/people/add-person.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { addHook } from '#settings/keys/webhook/save.ts'
import { saveAccount } from '#settings/gateways/save-account.ts'
import type { GatewayAsk } from '#settings/gateways/shapes.ts'
import { saveRisk } from '#settings/risk/save-risk.ts'
import { defaultEdges } from '#domain/risk/bands.ts'
import { createStore } from '#network/stores/create-store.ts'
import { listStores } from '#network/stores/queries.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, systemActor } from '#platform/doors.ts'
import { writeFileAtomically } from '#platform/files.ts'
import { token } from '#platform/secrets.ts'
import { uuidv7 } from 'uuidv7'
import { placeOrders } from './place-orders.ts'
import { setUpShipping } from './ship-set-up.ts'
import { demoStores, type DemoStore } from './stores.ts'
import { untilConfirmed } from './until-confirmed.ts'
import { workOrders } from './work-orders.ts'

/** How to get into the demo: shown at each start. */
export type Demo = { readonly people: readonly string[]; readonly password: string; readonly shop: string; readonly mailbox: string }

type Kept = {
  readonly password: string
  readonly keys: { readonly [slug: string]: string }
  /** what each shop's webhook is signed with; a folder furnished before has none */
  readonly hooks?: { readonly [slug: string]: string }
  readonly placed: boolean
}

/**
 * Furnishes a fresh sandbox installation: three stores of one network, a person of each role, the storefronts' keys, and orders placed through the demo
 * shops themselves. What is there stays; a start that was cut short goes on where it stopped.
 */
export async function furnish(app: App, say: (line: string) => void): Promise<Demo> {
  const file = join(app.config.dataFolder, 'demo.json')
  let kept = await readKept(file)
  const there = new Map((await inNetwork(app, listStores)).map((store) => [store.slug, store.id]))
  for (const store of demoStores) {
    if (kept.keys[store.slug] && there.has(store.slug)) continue
    const { key, hook } = await openStore(app, store, kept.password, there.get(store.slug))
    kept = { ...kept, keys: { ...kept.keys, [store.slug]: key }, hooks: { ...kept.hooks, [store.slug]: hook } }
    await keep(file, kept)
  }
  await tellShops(app, kept)
  if (!kept.placed) {
    say('Placing the demo orders …')
    await placeOrders(app)
    await untilConfirmed(app)
    await workOrders(app, kept.password, app.config.publicUrl)
    await keep(file, { ...kept, placed: true })
  }
  const host = new URL(app.config.publicUrl).hostname
  return {
    people: demoStores.flatMap((store) => store.people.map((person) => person.email)),
    password: kept.password,
    shop: `http://${host}:${app.config.sandbox?.shop}`,
    mailbox: `http://${host}:${app.config.sandbox?.mailbox}`,
  }
}

async function openStore(app: App, store: DemoStore, password: string, known: string | undefined) {
  const id = known ?? (await createStore(app, store))
  if (!known) for (const person of store.people) await addPerson(app, { ...person, store: id, password })
  for (const account of accountsOf(store)) {
    const kept = await saveAccount(app, systemActor(id), account)
    if (!kept.ok) throw new Error(`the demo store's gateway account was refused: ${kept.code}`)
  }
  await setUpShipping(app, id, store)
  await saveRisk(app, systemActor(id), { ...defaultEdges, shares: true })
  const { key } = await createKey(app, systemActor(id), { name: `${store.name} web store`, scopes: ['orders:write', 'orders:read'] })
  return { key, hook: await listenInShop(app, id, store) }
}

/** The demo shop hears what became of its orders. */
async function listenInShop(app: App, id: string, { shop }: DemoStore): Promise<string> {
  const url = `http://localhost:${app.config.sandbox?.shop}/${shop}/events`
  const made = await addHook(
    app,
    systemActor(id),
    { name: 'Web store', url, events: ['order.shipped', 'order.delivered', 'order.cancelled'] },
    uuidv7(),
  )
  if (!made.ok) throw new Error('the demo shop was not told of')
  return made.value.secret
}

/** What the store collects with: cards through one gateway, wallets through the other, both played by the sandbox. */
function accountsOf({ shop }: DemoStore): readonly GatewayAsk[] {
  return [
    { gateway: 'stripe', name: 'Sandbox', secretKey: `sk_test_${shop}`, publishableKey: `pk_test_${shop}` },
    { gateway: 'paypal', name: 'Sandbox', clientId: `pp_test_${shop}`, secret: `sandbox-${shop}` },
  ]
}

/** The shops read their keys from this file, as a real storefront has them in its configuration. */
async function tellShops(app: App, kept: Kept): Promise<void> {
  const shops = Object.fromEntries(
    demoStores.map((store) => [
      store.shop,
      {
        key: kept.keys[store.slug],
        hook: kept.hooks?.[store.slug],
        gateway: { secret: `sk_test_${store.shop}`, publishable: `pk_test_${store.shop}` },
        paypal: { clientId: `pp_test_${store.shop}`, secret: `sandbox-${store.shop}` },
      },
    ]),
  )
  await writeFileAtomically(join(app.config.dataFolder, 'sandbox', 'shops.json'), JSON.stringify({ shops }, null, 2))
}

async function readKept(file: string): Promise<Kept> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? { password: token(9), keys: {}, placed: false } : (JSON.parse(text) as Kept)
}

async function keep(file: string, kept: Kept): Promise<void> {
  await writeFileAtomically(file, JSON.stringify(kept, null, 2))
}
