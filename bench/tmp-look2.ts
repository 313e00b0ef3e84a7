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
const speak = async (language: string) => { await page.request.patch('/desk/me', { data: { language }, headers }) }
await speak('en')
const shot = async (name: string, full = true) => { await page.waitForTimeout(500); await page.screenshot({ path: `${out}/${name}.png`, fullPage: full }) }
const found = await (await page.request.get('/desk/stores/civic-lane-honda/orders?status=on_hold')).json()
const number = found.rows[1]?.number
await page.goto(`/civic-lane-honda/orders/${number}`)
await page.getByRole('button', { name: 'Complete Order' }).click()
await page.getByRole('button', { name: 'I have looked, go on' }).click()
await page.getByRole('button', { name: 'Approve' }).last().waitFor()
await shot('step-en', false)
await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
await page.waitForTimeout(800)
await shot('step-after-en', false)
await page.keyboard.press('Escape')
await page.goto(`/civic-lane-honda/orders/${found.rows[0]?.number}/ship`)
await page.waitForTimeout(1500)
await shot('ship-en')
await page.setViewportSize({ width: 390, height: 844 })
await speak('fr')
await page.goto(`/civic-lane-honda/orders/${number}`)
await page.waitForTimeout(1500)
await page.locator('#risk').screenshot({ path: `${out}/risk-fr-390.png` })
await page.goto(`/civic-lane-honda/settings/risk-rules`)
await page.waitForTimeout(1000)
await page.getByRole('switch').first().click({ force: true })
await shot('list-fr-390', false)
await page.getByRole('button', { name: /^Modifier Lights/ }).click()
await page.waitForTimeout(300)
await page.getByRole('dialog').getByLabel('Valeur').last().scrollIntoViewIfNeeded()
await shot('editor-fr-390', false)
await browser.close()
