import { Trans, useLingui } from '@lingui/react/macro'
import { IconMenu2, IconPlus, IconX } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Bell } from '#desk/notifications/panel/Bell.tsx'
import { useDeskIfAny } from '#ui/desk.tsx'
import { HelpMenu } from './HelpMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import css from './shell.module.css'
import { StoreSwitch } from './StoreSwitch.tsx'

/** The bar at the top. On a phone the search has a row of its own and the rest folds behind one button. */
export function TopBar() {
  const { t } = useLingui()
  const path = useRouterState({ select: (state) => state.location.pathname })
  // Which page the menu was opened on: going anywhere closes it.
  const [openAt, openOn] = useState<string | null>(null)
  const open = openAt === path
  const desk = useDeskIfAny()
  const store = desk?.store ?? desk?.me.stores[0]
  const operator = desk?.me.person.operator
  return (
    <header className={css.bar} data-open={open || undefined}>
      <button
        type="button"
        className={css.burger}
        aria-expanded={open}
        aria-controls="desk-menu"
        aria-label={t`Menu`}
        onClick={() => openOn(open ? null : path)}
      >
        {open ? <IconX size={20} aria-hidden /> : <IconMenu2 size={20} aria-hidden />}
      </button>
      <Link to="/" className={css.brand} aria-label="Partsdesk" data-notranslate>
        <Mark />
        <span data-notranslate>Partsdesk</span>
      </Link>
      <div className={css.menu} id="desk-menu">
        <StoreSwitch />
        {(store || operator) && (
          <nav className={css.nav} aria-label={t`Main`}>
            {store && (
              <Link to="/$store/orders" params={{ store: store.slug }} activeOptions={{ includeSearch: false }}>
                <Trans>Orders</Trans>
              </Link>
            )}
            {store?.rights.includes('settings') && (
              <Link to="/$store/settings/$page" params={{ store: store.slug, page: 'store' }}>
                <Trans>Settings</Trans>
              </Link>
            )}
            {operator && (
              <Link to="/network">
                <Trans>Network</Trans>
              </Link>
            )}
          </nav>
        )}
      </div>
      {store && <SearchBox store={store.slug} />}
      <div className={css.tools}>
        {store?.rights.includes('orders.create') && (
          <Link className={css.create} to="/$store/orders/new" params={{ store: store.slug }}>
            <IconPlus size={16} aria-hidden /> <Trans>New order</Trans>
          </Link>
        )}
        <LanguageSwitch />
        <HelpMenu />
      </div>
      <div className={css.own}>
        {store?.rights.includes('orders') && store.shut === null && <Bell key={store.slug} store={store.slug} />}
        <ProfileMenu />
      </div>
    </header>
  )
}
