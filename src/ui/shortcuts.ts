import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { useDeskIfAny } from './desk.tsx'
import { isTyping, keyLayer } from './keys.ts'

/**
 * One key or sequence in tinykeys' writing ("s", "g o", "$mod+k", "[Shift]+?") and what it does, as the help dialog says it. `run` is null where an element of the page
 * takes the key itself and it is only listed. `onlyKeys`: what makes sense at the keyboard alone and is not offered in the palette.
 */
export type Shortcut = {
  readonly keys: string
  readonly does: string
  readonly run: (() => void) | null
  readonly onlyKeys?: boolean
}

/**
 * Shortcuts while this component stands. Single keys rest inside fields and dialogs and when the person switched them off; combinations with
 * Ctrl or Cmd always work. They appear in the shortcuts dialog and in the palette by themselves.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const singles = useDeskIfAny()?.me.person.shortcuts ?? true
  const said = shortcuts.map(({ keys, does, run, onlyKeys }): Said => {
    const works = singles || keys.includes('$mod')
    return { keys, does, works, bound: works && run !== null, offered: run !== null && !onlyKeys }
  })
  const signature = JSON.stringify(said)
  const run = useEffectEvent((keys: string) => shortcuts.find((one) => one.keys === keys)?.run?.())

  useEffect(() => {
    const all = JSON.parse(signature) as readonly Said[]
    const listen = listenTo(
      all.filter(({ bound }) => bound).map(({ keys }) => keys),
      (keys) => run(keys),
    )
    addEventListener('keydown', listen)
    const listing = all.map(({ keys, does, works, offered }) => ({ keys, does, works, run: offered ? () => run(keys) : null }))
    show([...standing, listing])
    return () => {
      removeEventListener('keydown', listen)
      show(standing.filter((one) => one !== listing))
    }
  }, [signature])
}

type Said = Pick<Shortcut, 'keys' | 'does'> & { readonly works: boolean; readonly bound: boolean; readonly offered: boolean }

function listenTo(all: readonly string[], run: (keys: string) => void): (event: KeyboardEvent) => void {
  const bindings = Object.fromEntries(all.map((keys) => [keys, (event: KeyboardEvent) => (event.preventDefault(), run(keys))]))
  const presses = all.flatMap((keys) => parseKeybinding(keys))
  return keyLayer({
    press: createKeybindingsHandler(bindings, { ignore: (event) => isTyping(event) || inDialog(event) }),
    owns: (event) => !inDialog(event) && presses.some((press) => matchKeybindingPress(event, press)),
  })
}

/** A shortcut of the page at hand: `works` unless single keys are switched off, `run` where the palette may offer it. */
export type Listed = Pick<Shortcut, 'keys' | 'does' | 'run'> & { readonly works: boolean }

/** The shortcuts of the page at hand, for the help dialog and the palette. */
export function useListedShortcuts(): readonly Listed[] {
  return useSyncExternalStore(subscribe, () => flat)
}

let standing: readonly (readonly Listed[])[] = []
let flat: readonly Listed[] = []
const watchers = new Set<() => void>()

function show(next: typeof standing): void {
  standing = next
  flat = next.flat()
  for (const watcher of watchers) watcher()
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

function inDialog({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null
}
