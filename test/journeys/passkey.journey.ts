import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { inEnglish, picture, signInAtTheDoor, speak } from './clerk.ts'

// Nobody else of the journeys signs in as her: from then on a password alone does not let her in.
const lena = 'lena@civic-lane.example'

test('an app and a passkey are set up behind the password; a passkey signs in alone, or after the password', async ({ page }) => {
  await plugIn(page)
  await signInAtTheDoor(page, lena)
  await page.goto('/profile')
  const [dialog, factors] = [page.getByRole('dialog'), page.locator('#second-factor')]
  await setUpApp(page)
  await factors.getByRole('button', { name: 'Add a passkey' }).click()
  await dialog.getByLabel('Name').fill('Counter')
  await dialog.getByLabel('Your password').fill('not this one')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await expect(dialog).toContainText('This is not your password.')
  await dialog.getByLabel('Your password').fill(process.env['DEMO_PASSWORD'] ?? '')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await expect(factors).toContainText('Passkey Counter')
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
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await picture(page, 'second-step-fr')
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
})

/** An authenticator app is set up with the key on screen, and brings the recovery codes, which stay until they are kept. */
async function setUpApp(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.locator('#second-factor').getByRole('button', { name: 'Set up' }).click()
  await dialog.getByLabel('Your password').fill(process.env['DEMO_PASSWORD'] ?? '')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const secret = /(?:[A-Z2-7]{4}\s){7}[A-Z2-7]{4}/.exec(await dialog.innerText())?.[0].replaceAll(/\s/g, '') ?? ''
  await dialog.getByLabel('Code the app shows now').fill('000000')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(dialog).toContainText('This code is not right')
  await expectAccessible(page)
  await picture(page, 'authenticator-en')
  await dialog.getByLabel('Code the app shows now').fill(TOTP.generate({ secret: Secret.fromBase32(secret) }))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  await expectAccessible(page)
  await picture(page, 'recovery-codes-en')
  await dialog.getByRole('button', { name: 'I have kept them' }).click()
}

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
