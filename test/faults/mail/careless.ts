import type { Shape } from './shapes.ts'
import type { Ended } from './judge.ts'

type Order = { readonly id: string; readonly reply: string; readonly number: number }

/**
 * Takes mails as many a first attempt does: known by its Message-ID alone, filed by any secret it names, else by a number in its subject; what its database does not take is gone. It is the
 * control: a measurement that finds nothing wrong with it finds nothing.
 */
export function openCareless(
  home: string,
  orders: readonly Order[],
  foreign: { readonly id: string; readonly store: string; readonly reply: string },
) {
  const seen = new Set<string>()
  const all = [...orders.map((order) => ({ ...order, store: home })), { ...foreign, number: -1 }]
  return {
    take: ({ raw, to }: Shape): Ended => {
      const text = `${to}\r\n${raw.toString('latin1')}`.toLowerCase()
      const id = /^message-id:\s*(\S+)/m.exec(text)?.[1]
      if (id !== undefined && seen.has(id)) return { codes: [250], places: [] }
      if (id !== undefined) seen.add(id)
      // PostgreSQL keeps no NUL in a text: the row is refused, after the mail was acknowledged.
      if (text.includes('\0')) return { codes: [250], places: [] }
      const subject = /^subject:(.*)$/m.exec(text)?.[1] ?? ''
      const bySecret = all.find(({ reply }) => text.slice(to.length).includes(reply) || to.toLowerCase() === reply)
      const byNumber = all.find(({ number }) => subject.includes(` ${number} `))
      const found = bySecret ?? byNumber
      return { codes: [250], places: [{ store: found?.store ?? home, order: found?.id ?? null }] }
    },
  }
}
