import { expect } from 'vitest'
import type { Linked, PayDesk, Seen } from './pay-page.ts'

/** What a buyer does who pays a link at the wallet's own page. */
export type Wallet = ReturnType<typeof openWallet>

/** Opens the way there and back for the links of a desk. */
export function openWallet(at: PayDesk) {
  const toWallet = async (link: Linked, more: { readonly [name: string]: string } = {}): Promise<string> => {
    const { form } = await at.open(link.at)
    const answer = await at.post(`${link.at}/wallet?lang=en`, { ...form, ...more })
    expect(answer.status).toBe(200)
    const url = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(String(answer.body))?.[1]
    expect(url).toContain('/checkoutnow?token=')
    return (url ?? '').replaceAll('&amp;', '&')
  }
  const atWallet = async (url: string, answer: 'agree' | 'cancel', which = 'good'): Promise<string> => {
    const said = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer, wallet: which }) })
    const back = new URL(said.headers.get('location') ?? '')
    return back.pathname + back.search
  }
  const backAt = async (path: string): Promise<Seen> => {
    const here = await at.desk.raw(path)
    return here.status === 303 ? at.follow(here) : at.open(path)
  }
  return {
    /** Presses the wallet's button; answers its page, where the buyer is sent by the page itself and not by its form. */
    toWallet,
    /** What the buyer says at the wallet; answers where they are sent back to. */
    atWallet,
    /** Comes back there, and follows on to the page that tells what came of it. */
    backAt,
    /** The whole way: chosen, agreed to, come back. */
    pay: async (link: Linked): Promise<Seen> => backAt(await atWallet(await toWallet(link), 'agree')),
  }
}
