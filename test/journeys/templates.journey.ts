import { expect, expectAccessible, overflowOf, test } from '../browser/page.ts'
import { people, picture, signIn, speak } from './clerk.ts'

test('the store’s own words for “shipped”: typed with a variable, seen as the customer gets them, kept; on a phone in French', async ({
  page,
}) => {
  await signIn(page, people.ruth, { at: '/civic-lane-honda/settings/templates' })
  await page.getByRole('link', { name: 'Shipped', exact: true }).click()
  const subject = page.getByLabel('Subject').first()
  await subject.fill('{{order.numbr}} is off')
  await expect(page.getByText(/^Not known here: \{\{order\.numbr\}\}\. There is/)).toBeVisible()
  await subject.fill('Good news, ')
  await page.getByRole('button', { name: 'Insert a variable: Subject, English' }).click()
  await page.getByRole('menuitem', { name: /customer\.firstName/ }).click()
  await expect(subject).toHaveValue('Good news, {{customer.firstName}}')
  const english = page.getByRole('article', { name: 'Preview, English' })
  await expect(english.locator('header')).toContainText(/^Good news, \p{L}+/u)
  const letter = page.frameLocator('iframe').first()
  await expect(letter.getByText('These parts have left our store:')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('#versions')).toContainText('in use')
  await expectAccessible(page)
  await picture(page, 'templates-shipped-en-1440')

  const at = await page.locator('iframe').first().getAttribute('src')
  await page.setViewportSize({ width: 390, height: 844 })
  await speak(page, 'fr')
  await expect(page.getByRole('button', { name: 'Enregistrer', exact: true })).toBeVisible()
  await expect(page.frameLocator('iframe').first().getByText('These parts have left our store:')).toBeVisible()
  expect(await overflowOf(page)).toBe(0)
  await picture(page, 'templates-shipped-fr-390')

  await page.setViewportSize({ width: 320, height: 640 })
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(at ?? '')
    expect(await overflowOf(page)).toBe(0)
    await expect(page.locator('.card')).toHaveCSS('background-color', scheme === 'dark' ? 'rgb(29, 33, 37)' : 'rgb(255, 255, 255)')
  }
})
