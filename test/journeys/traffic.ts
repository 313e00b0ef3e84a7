import type { BrowserContext, Request, Response } from '@playwright/test'

/** Everything a browser and one server said to each other, as the browser saw it. */
export type Traffic = {
  /** requests: address, headers and body */
  readonly asked: readonly string[]
  /** answers: status, headers and body; their address is what the browser asked */
  readonly told: () => Promise<readonly string[]>
}

/** Takes down all traffic of a browser with one origin, in any of its pages and frames. */
export function record(context: BrowserContext, origin: string): Traffic {
  const asked: string[] = []
  const told: Promise<string>[] = []
  const ours = (address: string) => new URL(address).origin === origin
  context.on('request', (request) => ours(request.url()) && asked.push(wordsOf(request)))
  context.on('response', (response) => ours(response.url()) && told.push(answerOf(response)))
  return { asked, told: () => Promise.all(told) }
}

function wordsOf(request: Request): string {
  return [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join('\n')
}

async function answerOf(response: Response): Promise<string> {
  // A redirection has no body, and one of a page that was left is gone.
  // A stream has no end to wait for; what it tells are numbers and versions of orders.
  const body = response.headers()['content-type']?.startsWith('text/event-stream') ? '' : await response.text().catch(() => '')
  return [response.status(), JSON.stringify(await response.allHeaders().catch(() => ({}))), body].join('\n')
}
