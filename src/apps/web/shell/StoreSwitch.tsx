import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDeskIfAny } from '#ui/desk.tsx'
import { useWords } from '#ui/words.ts'
import css from './shell.module.css'

/** The store one works in, and the way to the others. With one store it is only a name. */
export function StoreSwitch() {
  const { t } = useLingui()
  const word = useWords()
  const desk = useDeskIfAny()
  const stores = desk?.me.stores ?? []
  const store = desk?.store ?? stores[0]
  if (!store) return null
  if (stores.length === 1)
    return (
      <span className={css.store} data-notranslate>
        {store.name}
      </span>
    )
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <button type="button" className={css.store} aria-label={t`Store: ${store.name}. Change store`}>
          <span data-notranslate>{store.name}</span>
          <IconSelector size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {stores.map((one) => (
          <Menu.Item
            key={one.slug}
            component={Link}
            to={`/${one.slug}/orders`}
            aria-current={one.slug === store.slug || undefined}
            rightSection={one.slug === store.slug && <IconCheck size={16} aria-hidden />}
          >
            <span data-notranslate>{one.name}</span>
            <span className={css.role}>{word('role', one.role)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
