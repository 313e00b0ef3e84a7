import { useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useMe, type Me, type Store } from '#ui/desk.tsx'
import { speakBehind } from '#ui/i18n.ts'
import { useShortcuts } from '#ui/shortcuts.ts'
import { palette } from '../shell/openings.ts'
import { keepRecent } from './recent.ts'
import { useDeskScans } from './use-desk-scans.tsx'

const Finder = lazy(async () => {
  const [{ Finder: it }] = await Promise.all([import('./inside/Finder.tsx'), speakBehind()])
  return { default: it }
})

/** Ctrl or Cmd with K finds and does anything from anywhere; a scanned barcode leads to its order. */
export function Palette() {
  const { t } = useLingui()
  const me = useMe()
  const { store: slug, number } = useParams({ strict: false })
  const store = storeOf(me, slug)
  const open = useSyncExternalStore(palette.subscribe, palette.isOpen)
  const [asked, ask] = useState(false)
  useShortcuts([{ keys: '$mod+k', does: t`Find or do anything`, run: palette.show, onlyKeys: true }])
  useDeskScans(store)
  useEffect(() => {
    if (slug && number) keepRecent(me.person.id, slug, Number(number))
  }, [me.person.id, slug, number])
  // Once asked for it stays, so that it can close with its motion and what it began can be undone.
  if (open && !asked) ask(true)
  return asked ? (
    <Suspense>
      <Finder key={slug} open={open} store={store} />
    </Suspense>
  ) : null
}

/** The store of the address, else the first that opens, as the search box has it. */
function storeOf({ stores }: Me, slug: string | undefined): Store | null {
  const open = stores.filter((one) => one.shut === null)
  return (slug === undefined ? open[0] : open.find((one) => one.slug === slug)) ?? null
}
