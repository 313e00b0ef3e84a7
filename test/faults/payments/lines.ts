import { randomUUID } from 'node:crypto'
import type { Gateway, OpenGateway } from '#ports/gateway.ts'

/** What an adapter without keys and look-ups would do: a new key each try, and nothing found that was done before. The proof that the matrix can fail. */
export function careless(open: OpenGateway): OpenGateway {
  const renewed = new Map<string, string>()
  return changed(open, (gateway) => ({
    ...gateway,
    find: async (reference) => {
      const found = await gateway.find(reference)
      if (!found || 'unreadable' in found) return found
      const state = found.kind === 'authorization' && found.state !== 'open' ? 'held' : 'open'
      return {
        ...found,
        state,
        part: renewed.get(reference) ?? found.part,
        captured: { ...found.captured, amount: 0 },
        captures: [],
        refunds: [],
      }
    },
    create: (attempt, ask) => gateway.create(anew(attempt), ask),
    confirm: async (attempt, _payment, ask) => {
      const made = await gateway.create(anew(attempt), ask)
      return made.outcome === 'approved' ? gateway.confirm(anew(attempt), made.reference, ask) : made
    },
    capture: (attempt, of, wanted, final) => gateway.capture(anew(attempt), of, wanted, final),
    void: (attempt, of) => gateway.void(anew(attempt), of),
    refund: (attempt, of, wanted) => gateway.refund(anew(attempt), of, wanted),
    reauthorize: (attempt, of, wanted) => {
      renewed.set(of.payment, of.part)
      return gateway.reauthorize(anew(attempt), of, wanted)
    },
  }))
}

/** A line on which every request arrives twice, as through a proxy that sends again what it has no answer to; only the second answer comes through. */
export function repeating(open: OpenGateway): OpenGateway {
  return withVerbs(open, async (call) => {
    await call()
    return call()
  })
}

/** A line whose answers are kept back until `released`. */
export function holdingBack(open: OpenGateway, released: Promise<unknown>): OpenGateway {
  return withVerbs(open, async (call) => {
    const reply = await call()
    await released
    return reply
  })
}

/** Puts something around every call that moves money. */
function withVerbs(open: OpenGateway, around: <R>(call: () => Promise<R>) => Promise<R>): OpenGateway {
  return changed(open, (gateway) => ({
    ...gateway,
    confirm: (...args) => around(() => gateway.confirm(...args)),
    capture: (...args) => around(() => gateway.capture(...args)),
    void: (...args) => around(() => gateway.void(...args)),
    refund: (...args) => around(() => gateway.refund(...args)),
    reauthorize: (...args) => around(() => gateway.reauthorize(...args)),
  }))
}

function changed(open: OpenGateway, change: (gateway: Gateway) => Gateway): OpenGateway {
  return (account) => {
    const opened = open(account)
    return opened.ok ? { ...opened, value: change(opened.value) } : opened
  }
}

function anew<T extends { readonly key: string }>(attempt: T): T {
  return { ...attempt, key: randomUUID() }
}
