import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { CardPreview, CarriersView, CardView } from '../shapes.ts'

const path = '/desk/stores/harbor/settings/carriers'
const services = 'code,name,class,fuel_percent\nvan,"Van, same day",ground,10\n'
const prices = 'service\tpounds\tzone 2\tzone 3\nvan\t20\t$8.00\t9,50\nvan\t70\t14\t16\nvan\tdays\t1\t2\n'
const card = { account: null, name: 'Own van', services, prices, holdsFrom: '2026-03-04' }

let desk: TestDesk
let boss: Caller
beforeAll(async () => {
  desk = await openDesk()
  boss = await desk.as('supervisor')
})
afterAll(() => desk.close())

const preview = async (tables: object) => (await boss.post(`${path}/cards/preview`, { services, prices, ...tables })).body as CardPreview
const keep = (changes: object = {}, command = randomUUID()) => boss.post(`${path}/cards`, { ...card, ...changes }, { command })
const own = async () => ((await boss.get(path)).body as CarriersView).accounts[0] as CardView

test('a card from files of any separator is shown with five shipments worked out before it is kept', async () => {
  const shown = await preview({})
  expect(shown).toMatchObject({ services: 1, prices: 4, wrong: [], wrongRows: 0 })
  expect(shown.examples.map(({ zone, boxes, rates }) => [zone, boxes.length, rates[0]?.cost, rates[0]?.days])).toEqual([
    [2, 1, 880, 1],
    [2, 1, 880, 1],
    [3, 1, 1760, 2],
    [3, 2, 2805, 2],
    [3, 1, 1045, 2],
  ])
  expect(
    await preview({ services: services.replaceAll(',', ';').replace('Van; same', 'Van, same'), prices: `\uFEFF${prices}\n\n` }),
  ).toEqual(shown)
})

test('rows that are wrong are named with what was typed, and nothing of the card is kept', async () => {
  const wrong = { prices: prices.replace('14', 'forty').replace('van\t20', 'bus\t20'), services: services.replace('ground', 'fast') }
  expect((await preview(wrong)).wrong).toEqual([
    {
      table: 'services',
      row: 2,
      typed: ['van', 'Van, same day', 'fast', '10'],
      flaws: [{ column: 'class', code: 'not_a_class', typed: 'fast' }],
    },
    { table: 'prices', row: 3, typed: ['van', '70', 'forty', '16'], flaws: [{ column: '2', code: 'not_an_amount', typed: 'forty' }] },
  ])
  expect((await preview({ services: 'code,name,class\n"van,Van,ground' })).wrong[0]?.flaws[0]?.code).toBe('broken_quotes')
  expect((await keep(wrong)).body).toMatchObject({ code: 'card_wrong', detail: { rows: 2 } })
  expect(await desk.look('select id from rate_cards')).toEqual([])
  expect(await desk.look('select id from carrier_accounts')).toEqual([])
})

test('a card is kept as an account with its first version, once a command; the next version holds from its day', async () => {
  const command = randomUUID()
  expect([(await keep({}, command)).body, (await keep({}, command)).body]).toEqual([{ account: command }, { account: command }])
  expect((await keep({ name: 'own VAN' })).body.code).toBe('carrier_name_taken')
  expect((await keep({ account: command, holdsFrom: '2026-03-03' })).body.code).toBe('card_in_past')
  expect((await keep({ account: command, holdsFrom: '2026-04-01', prices: prices.replace('14', '15') })).status).toBe(200)
  expect((await own()).versions.map(({ holdsFrom, now, services: s, prices: p }) => [holdsFrom, now, s, p])).toEqual([
    ['2026-04-01', false, 1, 4],
    ['2026-03-04', true, 1, 4],
  ])
  desk.clock.set(new Date('2026-04-01T12:00:00Z'))
  expect((await own()).versions.map(({ now }) => now)).toEqual([true, false])
})

test('the tables of a version can be had again, and read to the same card', async () => {
  const { id, versions } = await own()
  const tables = (await boss.get(`${path}/cards/${id}/${versions[1]?.id}`)).body
  expect(tables.services.split('\n')[1]).toBe('van,"Van, same day",ground,,150,165,10,0.00,0.00,0.00,no,no,mon tue wed thu fri,')
  expect(tables.prices).toBe('service,pounds,2,3\nvan,20,8.00,9.50\nvan,70,14.00,16.00\nvan,days,1,2')
  expect(await preview(tables)).toEqual(await preview({}))
  expect((await boss.get(`${path}/cards/${id}/${randomUUID()}`)).status).toBe(404)
})

test('what is kept is the card that was read, for the store’s money; the log tells each version', async () => {
  const [row] = await desk.look<{ card: { carrier: string; currency: string; prices: { amount: number }[] } }>(
    'select card from rate_cards order by holds_from',
  )
  expect([row?.card.carrier, row?.card.currency, row?.card.prices.map(({ amount }) => amount)]).toEqual([
    'Own van',
    'USD',
    [800, 950, 1400, 1600],
  ])
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/carriers')).body
  expect(changes.map(({ what, subject, after }: { what: string; subject: string; after: unknown }) => [what, subject, after])).toEqual([
    ['rate_card', 'Own van', { holdsFrom: '2026-04-01', services: 1, prices: 4 }],
    ['rate_card', 'Own van', { holdsFrom: '2026-03-04', services: 1, prices: 4 }],
  ])
})
