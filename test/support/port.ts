import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Fetch = (request: Request) => Response | Promise<Response>

/** A free port of this machine at which the outside world reaches whoever is led to it: the desk must know its address before it is opened. */
export async function openPort() {
  const to: { fetch: Fetch } = { fetch: () => new Response(null, { status: 503 }) }
  const server = createAdaptorServer({ fetch: (request) => to.fetch(request) }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (fetch: Fetch) => {
      to.fetch = fetch
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
