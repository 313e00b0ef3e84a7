import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import css from './pages.module.css'

/** An address that leads nowhere, or to what is not this person's to see: the two are never told apart. */
export function NotFoundPage() {
  const { t } = useLingui()
  return (
    <div className={css.centre}>
      <title>{`${t`Not found`} · Partsdesk`}</title>
      <h1 className="sr-only">
        <Trans>Not found</Trans>
      </h1>
      <EmptyState
        icon={<IconMapOff size={28} aria-hidden />}
        title={<Trans>There is nothing at this address</Trans>}
        next={
          <Button component={Link} to="/" variant="filled">
            <Trans>Go to the orders</Trans>
          </Button>
        }
      >
        <Trans>It may be mistyped, or it belongs to a store you are not in.</Trans>
      </EmptyState>
    </div>
  )
}
