import { useRef, useState, type ChangeEvent } from 'react'
import type { ListRow } from '../shapes.ts'

/** What is picked: orders one by one, or everything the list holds. */
export type Selection = {
  readonly picked: ReadonlySet<number>
  readonly whole: boolean
  readonly pagePicked: 'all' | 'some' | 'none'
  readonly pick: (number: number, on: boolean, span?: boolean) => void
  readonly pickPage: (on: boolean) => void
  readonly pickWhole: () => void
  readonly clear: () => void
  /** for the element around the check boxes: they tell which order they are by `data-pick` */
  readonly onChange: (event: ChangeEvent<HTMLElement>) => void
}

type Picked = { readonly list: string; readonly numbers: ReadonlySet<number>; readonly whole: boolean }

const none: ReadonlySet<number> = new Set()

/** Which orders are picked; they stay picked from page to page, and none is where the list is another one. `list` names it. */
export function useSelection(list: string, rows: readonly ListRow[]): Selection {
  const [now, set] = useState<Picked>({ list, numbers: none, whole: false })
  const last = useRef<number>(null)
  const { numbers: picked, whole } = now.list === list ? now : { numbers: none, whole: false }
  const onPage = rows.map(({ number }) => number)
  const has = (number: number) => whole || picked.has(number)
  const put = (numbers: readonly number[], on: boolean) => {
    const next = new Set(whole ? onPage : picked)
    for (const number of numbers) next[on ? 'add' : 'delete'](number)
    set({ list, numbers: next, whole: false })
  }
  const pick = (number: number, on: boolean, span = false) => {
    const [from, to] = [onPage.indexOf(last.current ?? -1), onPage.indexOf(number)]
    last.current = number
    if (!span || from < 0 || to < 0) return put([number], on)
    put(onPage.slice(Math.min(from, to), Math.max(from, to) + 1), on)
  }
  const count = onPage.filter(has).length
  return {
    picked: whole ? new Set(onPage) : picked,
    whole,
    pagePicked: count === 0 ? 'none' : count === onPage.length ? 'all' : 'some',
    pick,
    pickPage: (on) => put(onPage, on),
    pickWhole: () => set({ list, numbers: none, whole: true }),
    clear: () => set({ list, numbers: none, whole: false }),
    onChange: ({ target, nativeEvent }) => {
      if (!(target instanceof HTMLInputElement) || !target.dataset['pick']) return
      const span = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
      pick(Number(target.dataset['pick']), target.checked, span)
    },
  }
}
