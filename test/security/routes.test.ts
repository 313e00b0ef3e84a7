import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let order: { readonly id: string; readonly number: number }

beforeAll(async () => {
  desk = await openDesk()
  order = await desk.place()
})
afterAll(() => desk.close())

type Route = { readonly method: string; readonly path: string }

/** Every route of the panel, as the server itself lists them; middleware aside. */
function deskRoutes(): readonly Route[] {
  const named = desk.server.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/desk/') && !path.includes('*'))
  return [...new Map(named.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()]
}

const fill = ({ path }: Route) =>
  path
    .replace(':store', 'harbor')
    .replace(/:number(\{[^}]*\})?/, String(order.number))
    .replaceAll(/:\w+(\{[^}]*\})?/g, order.id)

const ask = (caller: Caller, route: Route) =>
  route.method === 'GET' ? caller.get(fill(route)) : caller.post(fill(route), {}, { method: route.method })

/** Ways in, and what a person does with their own account: nobody has to be signed in, or nothing but that. */
const doors = /^\/desk\/(?:sign-in|sign-out$|forgot$|first-link$|link(?:$|\/))/

test('every route of the panel but the ways in asks for a session', async () => {
  const open: string[] = []
  for (const route of deskRoutes()) {
    const headers = { 'content-type': 'application/json', 'x-partsdesk': '1', origin: 'http://localhost:4000' }
    const init = route.method === 'GET' ? {} : { method: route.method, headers, body: '{}' }
    const { status } = await desk.raw(fill(route), init)
    if (status !== 401) open.push(`${route.method} ${route.path} ${status}`)
  }
  expect(open.filter((each) => !doors.test(each.split(' ')[1] ?? ''))).toEqual([])
  expect(deskRoutes().length).toBeGreaterThan(150)
})

/** What is everybody's own, whatever they may: one's own row of the people. */
const everybodys = ['GET /desk/stores/:store/settings/people 200']

test('who belongs to a store and holds no right there gets nothing, by any route', async () => {
  const [role] = await desk.look<{ id: string }>(
    `insert into roles (store_id, id, name, rights, reach) values ($1, gen_random_uuid(), 'Nothing', '{}', 'all') returning id`,
    [desk.store.id],
  )
  const person = await desk.as('marketer')
  await desk.look(`update memberships set role_id = $1 where person_id = $2`, [role?.id, person.id])
  const given: string[] = []
  for (const route of deskRoutes().filter(({ path }) => path.startsWith('/desk/stores/:store/'))) {
    const { status } = await ask(person, route)
    if (status !== 403) given.push(`${route.method} ${route.path} ${status}`)
  }
  expect(given).toEqual(everybodys)
})

test('who runs no installation gets nothing of the network, by any route', async () => {
  const boss = await desk.as('supervisor')
  const routes = deskRoutes().filter(({ path }) => /^\/desk\/(?:network|registry)(?:\/|$)/.test(path))
  expect(routes.length).toBeGreaterThan(10)
  for (const route of routes) expect({ route, status: (await ask(boss, route)).status }).toEqual({ route, status: 404 })
})

test('every writing route refuses a request that another site could have sent', async () => {
  const boss = await desk.as('supervisor')
  const [row] = await desk.look<{ n: number }>('select count(*)::int as n from sessions')
  const took: string[] = []
  for (const route of deskRoutes().filter(({ method }) => method !== 'GET')) {
    const cookie = { cookie: 'partsdesk=whatever' }
    const simple = { ...cookie, 'content-type': 'text/plain', origin: 'https://evil.example' }
    const bare = { ...cookie, 'content-type': 'application/json', origin: 'http://localhost:4000' }
    const statuses = await Promise.all(
      [simple, bare].map(async (headers) => (await desk.raw(fill(route), { method: route.method, headers, body: '{}' })).status),
    )
    if (statuses.some((status) => status !== 403)) took.push(`${route.method} ${route.path} ${statuses.join(' ')}`)
  }
  expect(took).toEqual([])
  expect((await boss.get('/desk/me')).status).toBe(200)
  expect((await desk.look<{ n: number }>('select count(*)::int as n from sessions'))[0]?.n).toBe(row?.n ?? 0)
})
