import type { App } from '#platform/app.ts'
import { mayBePublic } from '#platform/outside/public-host.ts'

/** May a web store listen there? By https on the open internet, or as the sandbox's own shop. */
export function mayListenAt(app: Pick<App, 'config'>, url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  return sandboxShop(app).includes(url.origin) || (url.protocol === 'https:' && mayBePublic(url.hostname))
}

/** The demo shop runs on this machine; it is the one private place that is told. */
export function sandboxShop({ config: { sandbox } }: Pick<App, 'config'>): readonly string[] {
  return sandbox ? [`http://127.0.0.1:${sandbox.shop}`, `http://localhost:${sandbox.shop}`] : []
}
