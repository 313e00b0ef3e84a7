import { chromium, type Locator, type Page } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { findChromium, flags } from './chromium.ts'

// node test/browser/take-pictures.ts PASSWORD [address] : takes the pictures of the guide and the README anew from a demo desk that was just started.
const [password, address = 'http://localhost:3000'] = process.argv.slice(2)
if (!password) throw new Error('usage: node test/browser/take-pictures.ts PASSWORD [address]')

const words = {
  en: { collect: 'Collect Money', close: 'Cancel', elsewhere: /Existing Tracking Number/, tracking: /tracking number/i },
  fr: { collect: 'Encaisser de l’argent', close: 'Annuler', elsewhere: /Numéro de suivi existant/, tracking: /numéro de suivi/i },
} as const
type Language = keyof typeof words

const orders = `${address}/harbor-toyota/orders`
const guide = 'src/apps/web/public/guide'
const browser = await chromium.launch({ executablePath: await findChromium(), args: [...flags] })
try {
  await mkdir(guide, { recursive: true })
  for (const language of ['en', 'fr'] as const) {
    const page = await signIn(language)
    await takeGuide(page, language)
    if (language === 'en') await takeReadme(page)
    await page.context().close()
  }
} finally {
  await browser.close()
}

async function signIn(language: Language): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1800 },
    deviceScaleFactor: 2,
    locale: language === 'fr' ? 'fr-CA' : 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in`)
  await page.locator('input[type="email"]').fill('mia@harbor-toyota.example')
  await page.locator('input[type="password"]').fill(password ?? '')
  await page.locator('form button[type="submit"]').click()
  await page.locator('main table').waitFor()
  const headers = { 'x-partsdesk': '1', origin: address }
  await page.request.patch(`${address}/desk/me`, { data: { language }, headers })
  return page
}

/** One picture a step, each of the part of the screen that its text speaks of. */
async function takeGuide(page: Page, language: Language): Promise<void> {
  const say = words[language]
  await page.goto(orders)
  await page.locator('main table tbody tr').first().waitFor()
  await page.setViewportSize({ width: 1440, height: 560 })
  await keep(page.locator('body'), `list-${language}`, 560)
  await page.setViewportSize({ width: 1280, height: 1800 })

  await openOrder(page, 'Owen Fitzgerald')
  await keep(page.locator('#risk'), `risk-${language}`)
  await keep(page.locator('#addresses'), `addresses-${language}`)
  await keep(page.locator('#content'), `content-${language}`)
  await page.locator('#payment').getByRole('button', { name: say.collect }).click()
  const collect = page.getByRole('dialog', { name: say.collect })
  await collect.getByRole('button').nth(2).waitFor()
  await keep(collect, `collect-${language}`)
  await collect.getByRole('button', { name: say.close }).last().click()

  await page.goto(`${page.url().split('?')[0] ?? ''}/ship`)
  await page.getByRole('radio', { name: say.elsewhere }).check()
  await page.getByRole('textbox', { name: say.tracking }).fill('1Z5R89390357567127')
  await page
    .getByText(/^UPS \(/)
    .first()
    .waitFor({ state: 'attached' })
  await keep(page.locator('main'), `ship-${language}`)

  await page.goto(`${orders}?status=completed`)
  await page
    .getByRole('link', { name: /^#?1\d{5}$/ })
    .first()
    .click()
  await keep(page.locator('#activity'), `log-${language}`, 460)
}

async function takeReadme(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1500 })
  await page.goto(orders)
  await openOrder(page, 'Owen Fitzgerald')
  await ready(page)
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 1440, height: 1500 } })
  await writeFile('docs/pictures/order-page.png', await sharp(shot).resize({ width: 1440 }).png({ palette: true, colours: 160 }).toBuffer())
}

async function openOrder(page: Page, customer: string): Promise<void> {
  await page.goto(`${orders}?status=all&q=${encodeURIComponent(customer)}`)
  await page
    .getByRole('link', { name: /^#?1\d{5}$/ })
    .first()
    .click()
  await page.locator('#activity li').first().waitFor()
}

/** Keeps what a person sees of one part of the page, cut off at `height` CSS pixels. */
async function keep(part: Locator, name: string, height = Number.POSITIVE_INFINITY): Promise<void> {
  await ready(part.page())
  const whole = sharp(await part.screenshot())
  const { width, height: full } = await whole.metadata()
  const cut = whole.extract({ left: 0, top: 0, width, height: Math.min(full, height * 2) })
  await writeFile(`${guide}/${name}.webp`, await cut.webp({ quality: 82 }).toBuffer())
}

async function ready(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready.then(() => null)')
}
