import { chromium } from '@playwright/test'
import { findChromium, flags } from '../test/browser/chromium.ts'
import { readFileSync } from 'node:fs'
const password = readFileSync('/tmp/own/rules-demo.log', 'utf8').match(/password\s+(\S+)/)?.[1] ?? ''
const base = 'http://localhost:3410'
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...flags] })
const out = '/tmp/own/rules-pics'
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: base })
const page = await context.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
const headers = { 'x-partsdesk': '1', origin: base }
await page.request.post('/desk/sign-in', { data: { email: 'ruth@civic-lane.example', password }, headers })
const speak = async (language: string) => {
  await page.request.patch('/desk/me', { data: { language }, headers })
}
await speak('en')
const shot = async (name: string, full = true) => {
  await page.waitForTimeout(500)
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: full })
}
const at = '/desk/stores/civic-lane-honda/settings/risk/rules'
const view = await (await page.request.get(at)).json()
const lena = view.people[1]?.id
const rule = (id: string, name: string, when: object, effects: object, on = true) => ({
  id,
  name,
  version: 1,
  on,
  currency: 'USD',
  when,
  effects,
})
const rules = [
  rule(
    'r1',
    'Lights for new customers',
    {
      all: [
        { fact: 'amount', is: 'at_least', value: 15000 },
        { fact: 'part', is: 'any_of', values: ['headlight', 'lamp'] },
        {
          any: [
            { fact: 'new_buyer', is: true },
            { fact: 'distance', is: 'at_least', value: 800 },
          ],
        },
      ],
    },
    { points: 20, hold: 'Call first' },
  ),
  rule('r2', 'Night orders', { fact: 'hour', is: 'at_most', value: 4 }, { level: 'medium', assign: lena }),
  rule('r3', 'Everything dear', { fact: 'amount', is: 'at_least', value: 5000 }, { approval: true, points: 5 }),
  rule('r4', 'Known countries', { fact: 'country', is: 'none_of', values: ['US', 'CA'] }, { points: 10 }, false),
]
if (view.version === 0) {
  console.log('save', (await page.request.put(at, { data: { rules }, headers: { ...headers, 'if-match': '"0"' } })).status())
  await page.request.put(at, {
    data: { rules: rules.map((r) => (r.id === 'r2' ? { ...r, on: false } : r)) },
    headers: { ...headers, 'if-match': '"1"' },
  })
  await page.waitForTimeout(6000)
}
await page.goto('/civic-lane-honda/settings/risk-rules')
await page.getByRole('heading', { name: 'Risk rules' }).waitFor()
await shot('list-en')
await page.getByRole('button', { name: 'Change Everything dear' }).click()
await page.getByRole('dialog').getByLabel('Value').first().fill('300')
await page.getByRole('dialog').getByLabel('Points').fill('60')
await page.getByRole('dialog').getByLabel('Hold with the words').fill('Ask the VIN')
await page.getByRole('button', { name: 'Change rule' }).click()
await page.getByRole('button', { name: 'Try on the last 90 days' }).click()
await page.getByRole('heading', { name: 'Tried on the past' }).waitFor()
await page.getByText('nothing is changed by it').waitFor()
await shot('tried-en')
await page.getByRole('button', { name: 'Remove Known countries' }).click()
await page.getByText('The rules were changed after this run.').waitFor()
await shot('tried-old-en')
// a colleague saves meanwhile
const now = await (await page.request.get(at)).json()
await page.request.put(at, {
  data: {
    rules: now.rules.map((r: { id: string; name: string }) =>
      r.id === 'r3' ? { ...r, name: 'Dear orders' } : r.id === 'r2' ? { ...r, name: 'Night owls' } : r,
    ),
  },
  headers: { ...headers, 'if-match': `"${now.version}"` },
})
await page.getByRole('button', { name: 'Save', exact: true }).click()
await page.getByText('saved meanwhile').waitFor()
await shot('conflict-en')
await page.setViewportSize({ width: 390, height: 844 })
await speak('fr')
await page.reload()
await page.getByRole('heading', { name: 'Règles de risque' }).waitFor()
await shot('conflict-fr-390')
await page.getByRole('button', { name: 'Essayer sur les' }).click()
await page.waitForTimeout(1500)
await shot('tried-fr-390')
await page.getByRole('button', { name: /^Modifier Lights/ }).click()
await shot('editor-fr-390', false)
await page.getByRole('dialog').getByLabel('Points').scrollIntoViewIfNeeded()
await shot('editor-fr-390-b', false)
await page.keyboard.press('Escape')
await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
await page.waitForTimeout(1500)
await shot('saved-fr-390')
await page.setViewportSize({ width: 1440, height: 900 })
await speak('en')
await page.waitForTimeout(5000)
const found = await (await page.request.get('/desk/stores/civic-lane-honda/orders?status=on_hold')).json()
console.log(
  found.rows.length,
  found.rows.map((r: { number: number }) => r.number),
)
const number = found.rows[0]?.number
await page.goto(`/civic-lane-honda/orders/${number}`)
await page.getByRole('heading', { name: 'Risk', exact: true }).waitFor()
await shot('order-en')
await page.goto(`/civic-lane-honda/orders/${number}/ship`)
await page.waitForTimeout(1500)
await shot('ship-en')
await page.goto(`/civic-lane-honda/orders/${number}`)
await page.getByRole('button', { name: 'Complete Order' }).click()
await page.getByRole('button', { name: 'I have looked, go on' }).click()
await page.waitForTimeout(800)
await shot('step-en', false)
await page.setViewportSize({ width: 390, height: 844 })
await speak('fr')
await page.goto(`/civic-lane-honda/orders/${number}`)
await page.waitForTimeout(1500)
await shot('order-fr-390')
await browser.close()
