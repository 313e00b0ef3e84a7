import { expect, test } from '../browser/page.ts'
import { orderAPart, readMail } from './buyer.ts'

test('wip', async ({ page }) => {
  const number = await orderAPart(page, { shop: 'toyota', language: 'en', name: 'Ava Martin', email: 'ava@example.com', vin: '4T1BF1FK5CU111481' })
  console.log(number)
  const mail = await readMail(page, 'ava@example.com', /We have your order/)
  console.log(mail.slice(0, 300))
  expect(1).toBe(1)
})
