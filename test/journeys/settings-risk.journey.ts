import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { people, picture, signIn, speak } from './clerk.ts'

test('a supervisor moves where High begins, sees how many orders that makes, and the change stands below', async ({ page }) => {
  await signIn(page, people.ruth, { at: '/civic-lane-honda/settings/risk' })
  const [medium, high] = [page.getByLabel('Medium from'), page.getByLabel('High from')]
  await expect(page.getByRole('switch', { name: 'Share known fraud with the stores of this network' })).toBeChecked()
  await high.fill('30')
  await expect(medium).toHaveAccessibleDescription('Last 90 days: –')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(high).toHaveAccessibleDescription(/High must begin above Medium\./)
  await expect(high).toBeFocused()
  await medium.fill('2')
  await high.fill('3')
  await expect(medium).toHaveAccessibleDescription(/^Last 90 days: \d+ orders?$/)
  await high.fill('65')
  await medium.fill('30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('#changes tbody tr').first()).toContainText('Medium from 30, High from 65')
  await expectAccessible(page)
  await picture(page, 'settings-risk-en')
  await page.setViewportSize({ width: 390, height: 900 })
  await speak(page, 'fr')
  await expect(page.getByRole('heading', { name: 'Risque', exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, 'settings-risk-fr')
  await speak(page, 'en')
})
