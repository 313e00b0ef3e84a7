import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { effectsOf } from './gateway.ts'
import { orderQuickly } from './quick-order.ts'

test('two people on one order: neither overwrites the other unseen, and the money moves once', async ({ page: mia, browser }) => {
  test.setTimeout(120_000)
  const email = `ines.${Date.now()}@example.com`
  const ordered = await orderQuickly({ shop: 'toyota', language: 'en', name: 'Ines Duarte', email, vin: '4T1BF1FK5CU111481' })
  await signIn(mia, people.mia)
  const number = await openOrderOf(mia, email)
  const omar = await anotherDesk(browser)
  await signIn(omar, people.omar, { at: `/harbor-toyota/orders/${number}` })
  await expect(omar.getByRole('heading', { name: `Order #${number}` })).toBeVisible()

  await test.step('both edit the shipping address: the second sees what was changed and by whom, and can still set theirs', () =>
    editBoth(mia, omar))

  await test.step('both edit other fields of that address: both are kept', () => editOtherFields(mia, omar))

  await test.step('both set the status: the second chooses between the two', () => setStatusBoth(mia, omar))

  await test.step('both press Collect: one capture at the gateway, and the other is told', () => collectBoth(mia, omar, ordered))

  await test.step('a pinned note stands on top; the log by its payments and by a word; the timeline tells note, mail and entry in order', () =>
    readLog(mia, number))
})

/** Both edit the shipping address: the second sees what was changed and by whom, and can still set theirs. */
async function editBoth(mia: Page, omar: Page): Promise<void> {
  const [hers, his] = [await editShipping(mia), await editShipping(omar)]
  await his.getByLabel('Street').fill('9 Depot Road')
  await his.getByLabel('Reason').fill('Omar: the shop asked for the depot')
  await hers.getByLabel('Street').fill('12 Pier Street')
  await hers.getByLabel('Reason').fill('Mia: caller moved')
  await hers.getByRole('button', { name: 'Save address' }).click()
  await expect(hers).toBeHidden()
  await his.getByRole('button', { name: 'Save address' }).click()
  const told = his.getByRole('alert')
  await expect(told).toContainText('Mia Reyes changed this meanwhile. Nothing was saved.')
  await expect(told).toContainText('Shipping address changed: Mia: caller moved')
  await expect(told).toContainText('12 Pier Street')
  await expect(his.getByRole('textbox', { name: 'Street' })).toHaveValue('9 Depot Road')
  await expectAccessible(omar)
  const choice = his.getByRole('group', { name: 'Street' })
  await expect(choice).toContainText(/Mia Reyes set this to 12 Pier Street (now|\d+ sec)/)
  await picture(omar, 'two-people-address')
  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await expect(choice).toBeHidden()
  await his.getByRole('button', { name: 'Save address' }).click()
  await expect(his).toBeHidden()
  await expect(omar.locator('#addresses address').last()).toContainText('9 Depot Road')
  const log = omar.locator('#activity')
  await expect(log.getByRole('listitem').filter({ hasText: 'Omar: the shop asked for the depot' })).toContainText(
    /12 Pier Street.*9 Depot Road/,
  )
}

/** Both edit other fields of one address: neither is asked, both are kept, and each one's entry tells of their own. */
async function editOtherFields(mia: Page, omar: Page): Promise<void> {
  const [hers, his] = [await editShipping(mia), await editShipping(omar)]
  await his.getByLabel('Company').fill('Duarte Garage')
  await his.getByLabel('Reason').fill('Omar: a garage')
  await hers.getByLabel('Apartment, suite').fill('Dock 4')
  await hers.getByLabel('Reason').fill('Mia: which dock')
  await hers.getByRole('button', { name: 'Save address' }).click()
  await expect(hers).toBeHidden()
  await his.getByRole('button', { name: 'Save address' }).click()
  await expect(his).toBeHidden()
  await expect(omar.locator('#addresses address').last()).toContainText(/Duarte Garage.*9 Depot Road.*Dock 4/)
}

/** Both set the status: the second chooses between the two. */
async function setStatusBoth(mia: Page, omar: Page): Promise<void> {
  await mia.reload()
  // Omar's line is dead: his page does not hear of it by itself.
  await omar.route(/\/live(\?|$)/, (route) => route.abort())
  await omar.reload()
  await expect(omar.getByLabel('Status', { exact: true })).toHaveValue('new')
  await expect(mia.getByLabel('Status', { exact: true })).toHaveValue('new')
  await mia.getByLabel('Status', { exact: true }).selectOption('on_hold')
  await expect(mia.locator('#activity').getByText('Status New → On Hold')).toBeVisible()
  await omar.getByLabel('Status', { exact: true }).selectOption('processing')
  const banner = omar.getByRole('alert').filter({ hasText: 'Mia Reyes' })
  await expect(banner).toContainText('On Hold')
  await expect(omar.getByLabel('Status', { exact: true })).toHaveValue('on_hold')
  await banner.getByRole('button', { name: /Apply mine/ }).click()
  await expect(omar.locator('#activity').getByText('Status On Hold → Processing')).toBeVisible()
  await takeBack(mia, omar)
  await omar.unroute(/\/live(\?|$)/)
  await omar.reload()
}

/** An undo does not go over what a colleague set since, and without a network the old value comes back with a sentence. */
async function takeBack(mia: Page, omar: Page): Promise<void> {
  const [hers, his] = [mia, omar].map((page) => page.getByLabel('Status', { exact: true }))
  if (!hers || !his) return
  await his.selectOption('on_hold')
  await expect(omar.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(hers).toHaveValue('on_hold')
  await hers.selectOption('backordered')
  await expect(mia.locator('#activity').getByText('Status On Hold → Backordered')).toBeVisible()
  await omar.getByRole('button', { name: 'Undo' }).first().click()
  await omar.getByRole('alert').filter({ hasText: 'Backordered' }).getByRole('button', { name: 'Keep theirs' }).click()
  await expect(his).toHaveValue('backordered')
  await omar.context().setOffline(true)
  await his.selectOption('processing')
  await expect(omar.getByText(/No answer from the server/).first()).toBeVisible()
  await expect(his).toHaveValue('backordered')
  await omar.context().setOffline(false)
}

/** Both press Collect: one capture at the gateway, and the other is told. */
async function collectBoth(mia: Page, omar: Page, ordered: string): Promise<void> {
  const [hers, his] = [await openCollect(mia), await openCollect(omar)]
  await expect(hers).toContainText('Omar Haddad is collecting now')
  await expect(his).toContainText('Mia Reyes is collecting now')
  const press = (page: typeof hers) => page.getByRole('button', { name: /^Capture \$/ }).click()
  await Promise.all([press(hers), press(his)])
  await expect(hers.getByText('Approved', { exact: true }).or(hers.getByRole('alert'))).toBeVisible()
  await expect(his.getByText('Approved', { exact: true }).or(his.getByRole('alert'))).toBeVisible()
  const approved = [hers, his].map((dialog) => dialog.getByText('Approved', { exact: true }).count())
  expect((await Promise.all(approved)).reduce((sum, n) => sum + n)).toBe(1)
  const said =
    (await hers.getByRole('alert').count()) > 0
      ? { page: mia, dialog: hers, other: 'Omar Haddad' }
      : { page: omar, dialog: his, other: 'Mia Reyes' }
  await expect(said.dialog.getByRole('alert')).toContainText(said.other)
  await picture(said.page, 'two-people-collect')
  expect((await effectsOf('toyota', ordered)).map(({ kind }) => kind)).toEqual(['authorize', 'capture'])
}

/** A pinned note stands on top; the log is narrowed to payments and searched; the timeline has notes and mails in their own words, the newest first. */
async function readLog(page: Page, number: number): Promise<void> {
  await page.goto(`/harbor-toyota/orders/${number}`)
  const notes = page.locator('#notes')
  await notes.getByRole('textbox', { name: 'Note for colleagues' }).fill('Gate code 4711, ring twice')
  await notes.getByRole('button', { name: 'Add note' }).click()
  await notes.getByRole('button', { name: 'Pin to the top of the order' }).click()
  await expect(page.getByRole('list', { name: 'Pinned notes' })).toContainText('Gate code 4711, ring twice')
  const log = page.locator('#activity')
  await log.getByRole('button', { name: 'Payments', exact: true }).click()
  await expect(log.getByRole('listitem').filter({ hasText: 'Shipping address changed' })).toHaveCount(0)
  await expect(log.getByRole('listitem').first()).toContainText(/captur/i)
  await log.getByRole('button', { name: 'Everything', exact: true }).click()
  await log.getByRole('searchbox', { name: 'Search the log' }).fill('dock')
  await expect(page).toHaveURL(/find=dock/)
  await expect(log.getByRole('listitem').filter({ hasText: 'Mia: which dock' })).toBeVisible()
  await log.getByRole('searchbox', { name: 'Search the log' }).fill('')
  await log.getByRole('switch', { name: 'Timeline' }).press('Space')
  const told = log.getByRole('listitem')
  await expect(told.filter({ hasText: 'Gate code 4711, ring twice' })).toBeVisible()
  const all = await told.allInnerTexts()
  const places = ['Gate code 4711', 'Mia: which dock', 'Ines'].map((words) => all.findLastIndex((one) => one.includes(words)))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  await picture(page, 'two-people-timeline', '#activity')
}

async function anotherDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

async function editShipping(page: Page) {
  await page.locator('#addresses').getByRole('button', { name: 'Edit', exact: true }).last().click()
  const dialog = page.getByRole('dialog', { name: /shipping address/i })
  await expect(dialog.getByLabel('Street')).toBeVisible()
  return dialog
}

async function openCollect(page: Page) {
  await page.locator('#payment').getByRole('button', { name: 'Collect Money' }).click()
  const dialog = page.getByRole('dialog', { name: 'Collect Money' })
  await expect(dialog.getByRole('button', { name: /^Capture \$/ })).toBeVisible()
  return dialog
}
