import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Bound = { readonly port: number; readonly close: () => Promise<void> }

/** What every web part of the sandbox sees of the connection. */
export type Wire = { Bindings: HttpBindings }

/** Serves `app` on `host:port` (0 = any free port). Rejects when the port is taken. `close` cuts open connections. */
export function listen(app: Hono<Wire>, host: string, port: number): Promise<Bound> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve({ port: (server.address() as AddressInfo).port, close: () => closed(server) }))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
