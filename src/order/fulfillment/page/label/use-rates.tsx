import { useEffect, useMemo, useState } from 'react'
import { rankRates, type Ranking, type Wish } from '#domain/shipping/rank.ts'
import type { Rate } from '#domain/shipping/rate.ts'
import { streamLines } from '#ui/api.ts'
import type { AccountView, RatesAsk, RatesLine } from '../../rates/shapes.ts'

type Answer = Extract<RatesLine, { readonly line: 'answer' }>

/** A rate in the list, with what the server wants to hear when it is chosen. */
export type ShownRate = Rate & {
  readonly pick: { readonly quote: string; readonly account: string; readonly rate: { readonly quote: string; readonly ref: string } }
}

/** What is known of the rates by now. `at`: when the last answer came; `open`: accounts that have not answered yet. */
export type Rates = {
  readonly state: 'idle' | 'asking' | 'done'
  readonly error: Error | null
  readonly quote: string | null
  readonly wish: Wish | null
  readonly leaves: string | null
  readonly accounts: readonly AccountView[]
  readonly answers: readonly Answer[]
  readonly open: readonly AccountView[]
  readonly rates: ReadonlyMap<string, ShownRate>
  readonly ranking: Ranking
  readonly at: Date | null
  /** how often carriers were asked anew for the same */
  readonly round: number
  readonly again: () => void
}

type Heard = Omit<Rates, 'open' | 'rates' | 'ranking' | 'again'>

const nothing: Heard = { state: 'idle', error: null, quote: null, wish: null, leaves: null, accounts: [], answers: [], at: null, round: 0 }

/** How long typing must rest before carriers are asked, milliseconds. */
const rest = 500

/** Asks all carriers for rates whenever what is asked or the address (`to`) changes, and ranks what has come so far; null asks nobody. */
export function useRates(order: string, ask: RatesAsk | null, to: string): Rates {
  const [heard, set] = useState<Heard>(nothing)
  const [round, next] = useState(0)
  // The server reads the address from the order; here it only says when to ask anew.
  const asked = ask && JSON.stringify({ ask, to })
  useEffect(() => {
    set(asked === null ? nothing : { ...nothing, state: 'asking', round })
    if (asked === null) return undefined
    const { ask: body } = JSON.parse(asked) as { readonly ask: RatesAsk }
    const gone = new AbortController()
    const timer = setTimeout(() => {
      const hear = (line: RatesLine) => set((now) => (gone.signal.aborted ? now : withLine(now, line)))
      streamLines<RatesLine>(`${order}/fulfillment/rates`, { body, signal: gone.signal, hear })
        .then(() => !gone.signal.aborted && set((now) => ({ ...now, state: 'done' })))
        .catch(
          (error: unknown) =>
            !gone.signal.aborted && set((now) => ({ ...now, state: 'done', error: error instanceof Error ? error : new Error('failed') })),
        )
    }, rest)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [order, asked, round])
  const { rates, ranking } = useMemo(() => rank(heard), [heard])
  const open = heard.accounts.filter(({ id }) => !heard.answers.some(({ account }) => account === id))
  return { ...heard, open, rates, ranking, again: () => next((now) => now + 1) }
}

function withLine(now: Heard, line: RatesLine): Heard {
  if (line.line === 'answer') return { ...now, answers: [...now.answers, line], at: new Date() }
  const { quote, wish, leaves, accounts } = line
  return { ...now, quote, wish, leaves, accounts }
}

function rank({ quote, wish, answers }: Heard): Pick<Rates, 'rates' | 'ranking'> {
  if (quote === null || wish === null) return { rates: new Map(), ranking: { rates: [], why: null } }
  const shown = answers.flatMap(({ account, rates }) =>
    rates.map((rate): ShownRate => {
      const { quote: theirs, ref, ...more } = rate
      return { ...more, id: `${account} ${theirs} ${ref}`, account, pick: { quote, account, rate: { quote: theirs, ref } } }
    }),
  )
  return { rates: new Map(shown.map((rate) => [rate.id, rate])), ranking: rankRates(shown, wish) }
}
