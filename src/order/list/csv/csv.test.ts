import { readFile } from 'node:fs/promises'
import papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { csvWords } from './words.ts'

let desk: TestDesk
let mia: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

const path = '/desk/stores/harbor/orders.csv'

async function read(query: string, who = mia): Promise<{ readonly text: string; readonly rows: string[][]; readonly headers: Headers }> {
  const answer = await who.open(`${path}?${query}`)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
  return { text, rows: papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true }).data, headers: answer.headers }
}

test('the list as a file: mark, names, CRLF, the columns asked for, in the reader’s language', async () => {
  const { number } = await desk.place({ channel: 'plain', buyer: { name: 'Zoë "Zed" O’Brien, Jr.' } })
  const { text, rows, headers } = await read('status=all&channel=plain&columns=number,status,customer,total,payment')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toBe('attachment; filename="orders-2026-03-04.csv"')
  expect(text.startsWith('\uFEFFOrder,Status,Customer,Total,Currency,Payment,Hold ends\r\n')).toBe(true)
  expect(rows[1]).toEqual([String(number), 'New', 'Zoë "Zed" O’Brien, Jr.', '151', 'USD', 'Unpaid', ''])
  const french = await read('status=all&channel=plain&columns=number,status,customer&language=fr')
  expect(french.rows).toEqual([
    ['Commande', 'Statut', 'Client'],
    [String(number), 'Nouveau', 'Zoë "Zed" O’Brien, Jr.'],
  ])
})

test('no text of a buyer is a formula, over one line or more; a negative amount stays a number', async () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil")\nmore']
  for (const name of evil) await desk.place({ channel: 'evil', buyer: { name } })
  await desk.look(`update order_facts set customer = E'\\t=1+1' where channel = 'evil' and customer = '+1'`)
  await desk.look(`update order_facts set total = -1250 where channel = 'evil' and customer = '-1'`)
  const { rows } = await read('status=all&channel=evil&columns=customer,total&sort=total&order=asc')
  const names = rows.slice(1).map(([name = '']) => name)
  expect(names).toHaveLength(5)
  for (const name of names) expect(name).toMatch(/^'[=+\-@\t]/)
  expect(rows[1]?.[1]).toBe('-12.5')
})

test('what parts cost is for those who may see it, and the same as on the order’s page', async () => {
  const { number } = await desk.place({ channel: 'costs', lines: [{ unitCost: 3877 }] })
  const asked = 'status=all&channel=costs&columns=number,part_cost,part_profit'
  const page = (await mia.get(`/desk/stores/harbor/orders/${number}`)).body
  const { rows } = await read(asked)
  expect(rows[1]).toEqual([String(number), '77.54', String(page.content.profit.parts / 100)])
  await desk.look(`update roles set rights = array_append(rights, 'orders.export') where name = 'staff'`)
  const omar = await desk.as('staff')
  expect((await read(asked, omar)).rows).toEqual([['Order'], [String(number)]])
  await desk.look(`update roles set rights = array_remove(rights, 'orders.export') where name = 'staff'`)
  expect((await (await desk.as('staff')).open(`${path}?${asked}`)).status).toBe(403)
})

test('a file holds what is within reach, and the store’s log tells who took out what', async () => {
  const mine = await desk.place({ channel: 'reach' })
  await desk.place({ channel: 'reach' })
  await desk.look(`update roles set rights = array_append(rights, 'orders.export') where name = 'associate'`)
  const associate = await desk.as('associate')
  await mia.post(`/desk/stores/harbor/orders/${mine.number}/summary/assignee`, { person: associate.id })
  expect((await read('status=all&channel=reach&columns=number', associate)).rows).toEqual([['Order'], [String(mine.number)]])
  const [entry] = (await mia.get('/desk/stores/harbor/settings/changes/store')).body.changes
  expect(entry).toMatchObject({
    who: 'associate of harbor',
    what: 'orders_exported',
    after: { rows: 1, whole: true, list: 'status=all&channel=reach', columns: ['number'] },
  })
})

test('picked orders alone, in the list’s order; more than a batch loses and repeats none', async () => {
  const placed = [await desk.place({ channel: 'many' }), await desk.place({ channel: 'many' }), await desk.place({ channel: 'many' })]
  const picked = placed.slice(1).map(({ number }) => number)
  expect(
    (await read(`status=all&numbers=${picked.join(',')}&columns=number`)).rows
      .slice(1)
      .flat()
      .toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(picked.map(String).toSorted((a, b) => a.localeCompare(b)))
  await desk.look(
    `insert into orders select r.* from orders o cross join generate_series(1, 2500) n cross join lateral
     jsonb_populate_record(null::orders, to_jsonb(o) || jsonb_build_object('id', md5('x' || n)::uuid, 'number', 800000 + n, 'external_number', 'x' || n)) r where o.id = $1`,
    [placed[0]?.id],
  )
  await desk.look(
    `insert into order_facts select r.* from order_facts f cross join generate_series(1, 2500) n cross join lateral
     jsonb_populate_record(null::order_facts, to_jsonb(f) || jsonb_build_object('order_id', md5('x' || n)::uuid, 'number', 800000 + n)) r where f.order_id = $1`,
    [placed[0]?.id],
  )
  const numbers = (await read('status=all&channel=many&columns=number')).rows.slice(1).flat()
  expect([numbers.length, new Set(numbers).size]).toEqual([2503, 2503])
})

test('a file says what the screen says, in French too', async () => {
  const po = await readFile('locales/fr.po', 'utf8')
  const { columns: _en, file: _file, currency: _currency, level: _level, day: _day, ...en } = csvWords.en
  const { columns: _fr, ...fr } = csvWords.fr
  const pairs = Object.entries(en).flatMap(([kind, words]) => {
    const french = fr[kind as keyof typeof fr]
    if (typeof words === 'string') return [[words, french as string] as const]
    return Object.entries(words).map(([code, word]) => [word, (french as Readonly<Record<string, string>>)[code] ?? ''] as const)
  })
  expect(pairs.length).toBeGreaterThan(40)
  for (const [english, french] of pairs) expect(po).toContain(`msgid "${english}"\nmsgstr "${french}"`)
})
