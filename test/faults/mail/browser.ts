import { chromium } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findChromium, flags } from '../../browser/chromium.ts'

/** A page as it is answered: its HTML, and the policy it is answered with (empty for none). */
export type Shown = { readonly name: string; readonly html: string; readonly policy: string }

const inOnePage = 36

/**
 * Opens pages in Chromium, many at a time, each in a frame of its own without any sandbox of the frame's: their own policy alone has to hold. Answers the names of those that ran something
 * or asked for something.
 */
export async function whatRan(pages: readonly Shown[]): Promise<readonly string[]> {
  const ran = new Set<string>()
  const server = createServer((request, response) => {
    const at = Number(request.url?.slice(1))
    if (request.url === '/frames' || Number.isNaN(at)) return void response.writeHead(404).end()
    const page = pages[at]
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(page?.policy ? { 'content-security-policy': page.policy.replace("frame-ancestors 'self'", '') } : {}),
    })
    response.end(page?.html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...flags] })
  try {
    const context = await browser.newContext()
    await context.route('**/*', async (route) => {
      const url = route.request().url()
      if (url.startsWith(home)) return route.continue()
      const name = pages.find((page) => url.includes(page.name))?.name
      if (name !== undefined) ran.add(name)
      return route.abort()
    })
    const page = await context.newPage()
    page.on('dialog', (dialog) => void dialog.dismiss())
    for (let from = 0; from < pages.length; from += inOnePage) {
      const frames = pages.slice(from, from + inOnePage).map((_page, n) => `<iframe src="${home}/${from + n}"></iframe>`)
      await page.setContent(frames.join(''), { waitUntil: 'load', timeout: 30_000 }).catch(() => undefined)
      // What runs a moment after its page has loaded runs in this one.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
    }
  } finally {
    await browser.close()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return [...ran]
}
