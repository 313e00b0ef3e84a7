import { AsyncLocalStorage } from 'node:async_hooks'
import type { Gateway, OpenGateway } from '#ports/gateway.ts'

type Waited = { milliseconds: number }

const waiting = new AsyncLocalStorage<Waited>()

/** The same gateways; what each call takes, from asking to answered, is added up for the request it is made in. */
export function timed(open: OpenGateway): OpenGateway {
  return (account) => {
    const opened = open(account)
    return opened.ok ? { ...opened, value: timedGateway(opened.value) } : opened
  }
}

/** Answers a request and says in `server-timing` how long it waited for gateways, in milliseconds. */
export async function tellGatewayTime(answer: () => Response | Promise<Response>): Promise<Response> {
  const waited: Waited = { milliseconds: 0 }
  const response = await waiting.run(waited, answer)
  response.headers.set('server-timing', `gateway;dur=${waited.milliseconds.toFixed(3)}`)
  return response
}

function timedGateway(gateway: Gateway): Gateway {
  return new Proxy(gateway, {
    get: (target, name, self) => {
      const verb: unknown = Reflect.get(target, name, self)
      if (typeof verb !== 'function') return verb
      return async (...asked: readonly unknown[]): Promise<unknown> => {
        const began = performance.now()
        try {
          return await Reflect.apply(verb, target, asked)
        } finally {
          const waited = waiting.getStore()
          if (waited) waited.milliseconds += performance.now() - began
        }
      }
    },
  })
}
