import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useMe, type Store } from '#ui/desk.tsx'

/** One of the stores whose orders the person works on, with the field that chooses it, or its name where there is but one; null for who works in none. */
export function useOwnStore(): { readonly store: Store; readonly select: ReactNode } | null {
  const { t } = useLingui()
  const stores = useMe().stores.filter(({ rights, shut }) => rights.includes('orders') && shut === null)
  const [slug, choose] = useState(stores[0]?.slug)
  const store = stores.find((one) => one.slug === slug)
  if (!store) return null
  if (stores.length === 1) return { store, select: <span data-notranslate>{store.name}</span> }
  const select = (
    <NativeSelect
      aria-label={t`Store`}
      size="xs"
      value={slug}
      onChange={({ currentTarget: { value } }) => choose(value)}
      data={stores.map((one) => ({ value: one.slug, label: one.name }))}
      data-notranslate
    />
  )
  return { store, select }
}
