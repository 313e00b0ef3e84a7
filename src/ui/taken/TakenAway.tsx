import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconUserShare } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'

/** Was what is shown taken from the person meanwhile? It was read, and now it is not theirs to see. */
export function wasTaken({ data, error }: Pick<UseQueryResult, 'data' | 'error'>): boolean {
  return data !== undefined && error instanceof Refused && error.code === 'not_found'
}

/** In the place of an order that somebody who sees only their own had before them, and has no longer. */
export function TakenAway() {
  const { slug } = useStore()
  return (
    <div role="alert">
      <EmptyState
        icon={<IconUserShare size={28} aria-hidden />}
        title={<Trans>This order is no longer yours</Trans>}
        next={
          <Button variant="filled" renderRoot={(props) => <Link {...props} to="/$store/orders" params={{ store: slug }} />}>
            <Trans>Back to your orders</Trans>
          </Button>
        }
      >
        <Trans>It was given to somebody else, or to nobody. What you had saved stays with it.</Trans>
      </EmptyState>
    </div>
  )
}

/** The same in the place of a whole page. */
export function TakenAwayPage({ number }: { readonly number: number }) {
  const { t } = useLingui()
  const shown = useNumber()
  return (
    <>
      <PageTitle title={t`Order #${shown(number)}`} />
      <TakenAway />
    </>
  )
}
