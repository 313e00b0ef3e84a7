import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { openOrderOf, people, signIn } from './clerk.ts'
import { startDesk, type Desk } from './desk.ts'
import { breakGateway, effectsOf, untilFaultsMet } from './gateway.ts'
import { orderQuickly } from './quick-order.ts'

const port = 3940
const unanswered = 'No answer from the server. It may have worked: try again, it cannot happen twice.'
const note = 'Bring the old rack back for the core'

test('the server is killed while a form is half filled and while money is on its way: nothing is lost, nothing happens twice', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-restart-'))
  // Without the demo orders, which this journey does not need.
  await writeFile(join(folder, 'demo.json'), JSON.stringify({ password: 'a-desk-to-kill', keys: {}, placed: true }))
  const first = await startDesk(folder, port)
  const context = await browser.newContext({ baseURL: first.url })
  const [order, form] = [await context.newPage(), await context.newPage()]
  const email = `rosa.${Date.now()}@example.com`
  const basket = { shop: 'toyota', language: 'en', name: 'Rosa Lind', email, vin: '4T1BF1FK5CU111481' } as const
  const ordered = await orderQuickly(basket, first)
  await signIn(order, people.mia, { password: first.password })
  await openOrderOf(order, email)
  await expect(order.locator('#payment')).toContainText('Authorized')
  const before = await factsOf(order)
  await order.getByLabel('Note for colleagues').fill(note)
  await halfFill(form)

  await breakGateway('POST', '/v1/payment_intents/*/capture', 'hang_after', 1, first.control)
  await order.locator('#payment').getByRole('button', { name: 'Collect Money' }).click()
  const collect = order.getByRole('dialog', { name: 'Collect Money' })
  await collect.getByRole('button', { name: /^Capture \$/ }).click()
  await untilFaultsMet(first.control)
  await first.end('SIGKILL')

  await expect(collect.getByRole('alert')).toContainText(unanswered)
  await form.getByRole('button', { name: 'Save order' }).click()
  await expect(form.getByRole('alert')).toContainText(unanswered)
  await expect(form.locator('#buyer').getByLabel('Name', { exact: true })).toHaveValue('Emil Sandberg')

  const second = await startDesk(folder, port)
  try {
    await test.step('pressed again, the capture answers what it came to: the money moved once', () => captureAgain(order, ordered, second))

    await test.step('the note and the order half typed are saved as they were, once', () => saveAgain(order, form))

    await test.step('everything the order was before is still there', async () => {
      await order.reload()
      await expect(order.locator('#content')).toContainText('Order total')
      expect(await factsOf(order)).toEqual(before)
      await expect(order.locator('#activity').getByText(/came in from web-toyota/)).toBeVisible()
    })
  } finally {
    await context.close()
    await second.end('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
})

/** Pressed again, the capture answers what it came to: the money moved once. */
async function captureAgain(order: Page, ordered: string, desk: Desk): Promise<void> {
  const collect = order.getByRole('dialog', { name: 'Collect Money' })
  await collect.getByRole('button', { name: /^Capture \$/ }).click()
  await expect(collect.getByText(/Approved|has not given a readable answer/).first()).toBeVisible()
  await collect.getByRole('button', { name: 'Close' }).last().click()
  await expect(order.locator('#payment')).toContainText(/(\$[\d.]+) collected of \1/, { timeout: 20_000 })
  expect((await effectsOf('toyota', ordered, desk.control)).map(({ kind }) => kind)).toEqual(['authorize', 'capture'])
}

/** The note and the order half typed are saved as they were, once. */
async function saveAgain(order: Page, form: Page): Promise<void> {
  await expect(order.getByLabel('Note for colleagues')).toHaveValue(note)
  await order.getByLabel('Note for colleagues').press('Control+Enter')
  await expect(order.locator('#notes').getByText(note, { exact: true })).toBeVisible()
  await form.getByRole('button', { name: 'Save order' }).click()
  await expect(form.getByRole('heading', { name: /Order #\d+/ })).toBeVisible()
  await openOrderOf(form, 'emil@example.com')
}

/** What stays while money is collected: who, where to, what. */
async function factsOf(page: Page): Promise<readonly string[]> {
  return Promise.all(['#addresses address', '#content table'].map((part) => page.locator(part).first().innerText()))
}

async function halfFill(page: Page): Promise<void> {
  await page.goto('/harbor-toyota/orders/new')
  const fill = (part: string, label: string, value: string) => page.locator(part).getByLabel(label, { exact: true }).fill(value)
  await fill('#buyer', 'Name', 'Emil Sandberg')
  await fill('#buyer', 'E-mail', 'emil@example.com')
  await fill('#addresses', 'Street', '17 Mill Street')
  await fill('#addresses', 'City', 'Bristol')
  await fill('#lines', 'Part number', '90915-YZZF2')
  await fill('#lines', 'Name of the part', 'Oil filter')
  await fill('#lines', 'Price each', '8.40')
  await fill('#charges', 'Shipping service', 'Counter')
  await fill('#charges', 'Shipping charged', '0')
}
