import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { orderAPart, readMail } from './buyer.ts'
import { people, picture, signIn } from './clerk.ts'

test('a part ordered in the demo store is verified, collected, shipped and read in the log', async ({ page }) => {
  test.setTimeout(120_000)
  const email = `ava.${Date.now()}@example.com`
  await orderAPart(page, { shop: 'toyota', language: 'en', name: 'Ava Martin', email, vin: '4T1BF1FK5CU111481' })
  expect(await readMail(page, email, /We have your order/)).toContain('Hello Ava Martin,')

  await signIn(page, people.omar)
  await page.getByRole('link', { name: /^1000\d\d$/ }).first().click()
  await expect(page.getByText(email)).toBeVisible()
  await picture(page, 'newcomer-order')
  await page.getByRole('button', { name: 'Complete Order' }).click()
  const dialog = page.getByRole('dialog')
  await page.waitForTimeout(500)
  await picture(page, 'step1')
  await dialog.getByRole('button', { name: 'I have looked, go on' }).click()
  await page.waitForTimeout(500)
  await picture(page, 'step2')
  await dialog.getByRole('button', { name: 'The addresses are right' }).click()
  await page.waitForTimeout(500)
  await picture(page, 'step3')
})
