import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { useDeskIfAny } from './desk.tsx'
import { isTyping, keyLayer } from './keys.ts'

/** One key or sequence in tinykeys' writing ("s", "g o", "$mod+k", "[Shift]+?") and what it does, as the help dialog says it. */
export type Shortcut = { readonly keys: string; readonly does: string; readonly run: () => void }

/**
 * Shortcuts while this component stands. Single keys rest inside fields and dialogs and when the person switched them off; combinations with
 * Ctrl or Cmd always work. They appear in the shortcuts dialog by themselves.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const singles = useDeskIfAny()?.me.person.shortcuts ?? true
  const active = singles ? shortcuts : shortcuts.filter(({ keys }) => keys.includes('$mod'))
  const signature = JSON.stringify(active.map(({ keys, does }) => [keys, does]))
  const run = useEffectEvent((keys: string) => active.find((one) => one.keys === keys)?.run())

  useEffect(() => {
    const listed = JSON.parse(signature) as readonly (readonly [string, string])[]
    const bindings = Object.fromEntries(listed.map(([keys]) => [keys, (event: KeyboardEvent) => (event.preventDefault(), run(keys))]))
    const presses = listed.flatMap(([keys]) => parseKeybinding(keys))
    const handle = createKeybindingsHandler(bindings, { ignore: (event) => isTyping(event) || inDialog(event) })
    const layer = keyLayer({
      press: handle,
      owns: (event) => !inDialog(event) && presses.some((press) => matchKeybindingPress(event, press)),
    })
    addEventListener('keydown', layer)
    const listing = listed.map(([keys, does]) => ({ keys, does }))
    show([...standing, listing])
    return () => {
      removeEventListener('keydown', layer)
      show(standing.filter((one) => one !== listing))
    }
  }, [signature])
}

/** Calls `onScan` with what a barcode scanner typed while no field had the focus: a part number ticks its line. */
export function useScanner(onScan: (text: string) => void): void {
  const scan = useEffectEvent(onScan)
  useEffect(() => {
    const layer = keyLayer({ press: () => {}, owns: () => false, scan: (text) => scan(text) })
    addEventListener('keydown', layer)
    return () => removeEventListener('keydown', layer)
  }, [])
}

type Listed = { readonly keys: string; readonly does: string }

/** The shortcuts that work right now, for the help dialog. */
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
