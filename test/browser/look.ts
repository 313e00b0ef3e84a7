import { chromium } from '@playwright/test'
import { findChromium, flags } from './chromium.ts'

// node test/browser/look.ts URL out.png [width] [height] [lang] [cookie] : what a person would see; DARK=1 for the dark desk, FULL=1 for the whole page.
const [url, out, width = '1440', height = '900', lang = 'en', cookie] = process.argv.slice(2)
if (!url || !out) throw new Error('usage: node test/browser/look.ts URL out.png [width] [height] [lang] [name=value]')

const browser = await chromium.launch({ executablePath: await findChromium(), args: [...flags] })
try {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Number(height) },
    locale: lang === 'fr' ? 'fr-CA' : 'en-US',
    timezoneId: 'America/New_York',
    colorScheme: process.env.DARK ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const [name, value] = cookie?.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url: new URL(url).origin }])
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.error(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => console.error(error.message))
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate('document.fonts.ready.then(() => null)')
  await page.screenshot({ path: out, fullPage: process.env.FULL === '1' })
} finally {
  await browser.close()
}
