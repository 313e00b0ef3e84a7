import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Store } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import css from './pages.module.css'

/** In place of every page of a store that does not open for now: why, and the way on. */
export function ShutPage({ store: { name, shut, lastDay } }: { readonly store: Store }) {
  const { t, i18n } = useLingui()
  const day = lastDay && i18n.date(`${lastDay}T12:00:00`, { dateStyle: 'long' })
  if (shut === 'access_ended')
    return (
      <div className={css.narrow}>
        <PageTitle title={t`Your access has ended`} />
        <EmptyState icon={<IconLock size={20} />} title={<span data-notranslate>{name}</span>}>
          <Trans>Your last day in this store was {day}. Who manages its people can change that.</Trans>
        </EmptyState>
      </div>
    )
  return (
    <div className={css.narrow}>
      <PageTitle title={t`One more step`} />
      <EmptyState
        icon={<IconLock size={20} />}
        title={<Trans>{name} asks for a second factor</Trans>}
        next={
          <Button component={Link} to="/profile" hash="second-factor" variant="filled">
            <Trans>Set it up now</Trans>
          </Button>
        }
      >
        <Trans>Set up an authenticator app or a passkey. It takes a minute; then the store opens.</Trans>
      </EmptyState>
    </div>
  )
}
