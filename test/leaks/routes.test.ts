import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleName } from '#domain/rights.ts'
import { systemActor } from '#platform/doors.ts'
import { saveAccount } from '#settings/gateways/save-account.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'

// Values that must never leave their store, or be shown to somebody without the right to costs.
const secretName = 'Zebulon Quillfeather'
const secretCost = 38_77
const markers = [secretName, 'QUILLFEATHER@EXAMPLE.COM', 'WVWZZZ1KZ6W000001', 'P-SECRET-77']

let desk: TestDesk
let theirs: { readonly id: string; readonly number: number }
let mine: { readonly id: string; readonly number: number }

beforeAll(async () => {
  desk = await openDesk()
  const changes = {
    buyer: { name: secretName, email: 'quillfeather@example.com' },
    vehicle: { vin: 'WVWZZZ1KZ6W000001' },
    lines: [{ partNumber: 'P-SECRET-77', unitCost: secretCost }],
  }
  theirs = await desk.place(changes, desk.other)
  mine = await desk.place({ buyer: { name: 'Known Buyer' }, lines: [{ unitCost: secretCost }] })
})
afterAll(() => desk.close())

/** Every GET route of the panel that belongs to a store, as the server itself lists them. */
function storeRoutes(): readonly string[] {
  const paths = desk.server.routes
    .filter((route) => route.method === 'GET' && route.path.startsWith('/desk/stores/:store/'))
    .map((route) => route.path)
  return [...new Set(paths)]
}

/** Every writing route, with its method. */
function storeCommands(): readonly { readonly method: string; readonly path: string }[] {
  const routes = desk.server.routes.filter(
    (route) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(route.method) && route.path.startsWith('/desk/stores/:store/'),
  )
  return [...new Map(routes.map((route) => [`${route.method} ${route.path}`, { method: route.method, path: route.path }])).values()]
}

const fill = (path: string, store: string, order: { readonly id: string; readonly number: number }) =>
  path
    .replace(':store', store)
    .replace(/:number(\{[^}]*\})?/, String(order.number))
    .replaceAll(/:\w+(\{[^}]*\})?/g, order.id)

/** What some routes must be asked to tell anything. */
const asked: { readonly [route: string]: string } = { orders: '?status=all&q=quillfeather', scan: '?text=P-SECRET-77' }

const roles: readonly RoleName[] = ['supervisor', 'staff', 'associate', 'marketer']

test.each(roles)('a %s of another store reads nothing, by any route', async (role) => {
  const person = await desk.as(role)
  for (const path of storeRoutes()) {
    for (const store of ['bluestone', 'harbor']) {
      const answer = await person.get(fill(path, store, theirs) + (asked[path.split('/').at(-1) ?? ''] ?? ''))
      const text = JSON.stringify(answer.body)
      expect({ path, store, leaked: markers.filter((marker) => text.toUpperCase().includes(marker.toUpperCase())) }).toEqual({
        path,
        store,
        leaked: [],
      })
      if (store === 'bluestone') expect({ path, status: answer.status }).toEqual({ path, status: 404 })
    }
  }
})

/** Done in the store of the path alone: it takes no id that could be another store's, and an empty body is all it asks for. */
const namesNothing = ['/desk/stores/:store/settings/canned/ready']

test.each(roles)('a %s of another store changes nothing, by any route', async (role) => {
  const before = await desk.look('select version, status from orders where id = $1', [theirs.id])
  const person = await desk.as(role)
  for (const { method, path } of storeCommands()) {
    const answer = await person.post(fill(path, 'harbor', theirs), {}, { method })
    if (!namesNothing.includes(path)) expect({ path, ok: answer.status >= 400 && answer.status < 500 }).toEqual({ path, ok: true })
    expect((await person.post(fill(path, 'bluestone', theirs), {}, { method })).status).toBe(404)
  }
  expect(await desk.look('select version, status from orders where id = $1', [theirs.id])).toEqual(before)
})

test('an associate with a reach of their own reads no order of anybody else', async () => {
  const associate = await desk.as('associate')
  for (const path of storeRoutes()) {
    const answer = await associate.get(fill(path, 'harbor', mine) + (path.endsWith('/orders') ? '?status=all' : ''))
    expect({ path, leaked: JSON.stringify(answer.body).includes('Known Buyer') }).toEqual({ path, leaked: false })
  }
})

test.each(['staff', 'associate'] as const)('a %s without the right sees neither cost nor profit', async (role) => {
  const person = await desk.as(role)
  await desk.look(`update orders set assignee_id = $1 where id = $2`, [person.id, mine.id])
  await desk.look(`update order_facts set assignee_id = $1 where order_id = $2`, [person.id, mine.id])
  for (const path of storeRoutes()) {
    const text = JSON.stringify((await person.get(fill(path, 'harbor', mine))).body)
    expect({ path, leaked: text.includes(String(secretCost)) }).toEqual({ path, leaked: false })
  }
})

test('nobody signed out reads or changes anything', async () => {
  for (const path of storeRoutes()) expect((await desk.raw(fill(path, 'harbor', mine))).status).toBe(401)
  for (const { method, path } of storeCommands()) {
    const answer = await desk.raw(fill(path, 'harbor', mine), {
      method,
      body: '{}',
      headers: { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' },
    })
    expect({ path, status: answer.status }).toEqual({ path, status: 401 })
  }
})

test('who holds a pay link learns what is paid for, by any route, and nothing of the buyer, the vehicle or the cost', async () => {
  const keys = { gateway: 'stripe', name: 'Cards', secretKey: 'sk_test_bluestone', publishableKey: 'pk_test_bluestone' } as const
  await saveAccount(desk.app, systemActor(desk.other.id), keys)
  const boss = await desk.as('supervisor', desk.other)
  const made = await boss.post(`/desk/stores/bluestone/orders/${theirs.number}/payment/links`, { amount: 100 })
  const secret = String(made.body.url).split('/').at(-1) ?? ''
  const routes = desk.server.routes
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/pay/:secret'))
    .map(({ path }) => path)
  expect(new Set(routes).size).toBeGreaterThan(3)
  for (const path of new Set(routes)) {
    const answer = await desk.raw(path.replace(':secret', secret))
    const text = JSON.stringify([answer.body, answer.headers.get('location')])
    const told = [...markers, theirs.id, desk.other.id, String(secretCost)].filter((marker) =>
      text.toUpperCase().includes(marker.toUpperCase()),
    )
    expect({ path, told }).toEqual({ path, told: [] })
    const stranger = await desk.raw(path.replace(':secret', secret.split('').toReversed().join('')))
    expect({ path, status: stranger.status, told: String(stranger.body).includes('Bluestone') }).toEqual({ path, status: 404, told: false })
  }
})
