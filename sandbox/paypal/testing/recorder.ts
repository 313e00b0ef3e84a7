import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request and what was answered, as they went over the wire. */
export type Exchange = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly asked: unknown
  readonly answered: unknown
}

/** Stands between a client and the twin and writes down everything that passes. */
export async function recordBefore(port: number): Promise<{ origin: string; exchanges: Exchange[]; close: () => Promise<void> }> {
  const exchanges: Exchange[] = []
  const server = createServer((incoming, outgoing) => {
    void bytesOf(incoming).then((asked) => {
      const onward = request(
        { port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers },
        (answer) => {
          void bytesOf(answer).then((answered) => {
            const status = answer.statusCode ?? 0
            const path = (incoming.url ?? '').split('?')[0] ?? ''
            exchanges.push({ method: incoming.method ?? '', path, status, asked: jsonOf(asked), answered: jsonOf(answered) })
            outgoing.writeHead(status, answer.headers).end(answered)
          })
        },
      )
      onward.end(asked)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function jsonOf(bytes: Buffer): unknown {
  const text = bytes.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text === '' ? undefined : text
  }
}
