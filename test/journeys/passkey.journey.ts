import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { inEnglish, picture, signInAtTheDoor, speak } from './clerk.ts'

// Nobody else of the journeys signs in as her: from then on a password alone does not let her in.
const lena = 'lena@civic-lane.example'

test('a passkey is enrolled behind the password and signs in alone, or after the password', async ({ page }) => {
  await plugIn(page)
  await signInAtTheDoor(page, lena)
  await page.goto('/profile')
  const [dialog, factors] = [page.getByRole('dialog'), page.locator('#second-factor')]
  await factors.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog.getByLabel('Name').fill('Counter')
  await dialog.getByLabel('Your password').fill('not this one')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await expect(dialog).toContainText('This is not your password.')
  await dialog.getByLabel('Your password').fill(process.env['DEMO_PASSWORD'] ?? '')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  await picture(page, 'recovery-codes-en')
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
  await expect(factors).toContainText('10 left, each good once.')
  await expectAccessible(page)
  await picture(page, 'profile-en')

  await signOut(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await inEnglish(page)

  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto('/profile')
  await speak(page, 'fr')
  await expect(page.locator('#sign-ins tbody tr').first()).toContainText('Connecté avec une clé d’accès')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, 'profile-fr')
  await signOut(page)
  await page.locator('input[type="email"]').fill(lena)
  await page.locator('input[type="password"]').fill(process.env['DEMO_PASSWORD'] ?? '')
  await page.locator('form button[type="submit"]').click()
  await expect(page.getByLabel('Code de secours')).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, 'second-step-fr')
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
})

async function signOut(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  expect((await page.request.post('/desk/sign-out', { headers: { 'x-partsdesk': '1', origin } })).status()).toBe(200)
  await page.goto('/sign-in')
  await expect(page.locator('input[type="email"]')).toBeVisible()
}

/**
 * An authenticator in the device, with a finger on it all the time (Chrome DevTools Protocol, WebAuthn domain). The offer at the e-mail field would so be
 * taken before anybody could press a button, and is left out.
 */
async function plugIn(page: Page): Promise<void> {
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
}
