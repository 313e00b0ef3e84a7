import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './paypal-client.ts'

/** An event as it came: with its headers, and its body as text and as JSON. */
export type Delivered = { readonly headers: IncomingHttpHeaders; readonly text: string; readonly event: Json }

/** A store that listens for events. It answers what `answer` says. */
export type Hook = { readonly url: string; readonly delivered: Delivered[]; answer: number; readonly close: () => void }

/** Starts listening on a free port. */
export async function startHook(): Promise<Hook> {
  const delivered: Delivered[] = []
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8')
      delivered.push({ headers: incoming.headers, text, event: JSON.parse(text) as Json })
      outgoing.writeHead(hook.answer, hook.answer === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end()
    })
  })
  const hook: { -readonly [name in keyof Hook]: Hook[name] } = { url: '', delivered, answer: 200, close: () => server.close() }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/paypal`
  return hook
}
