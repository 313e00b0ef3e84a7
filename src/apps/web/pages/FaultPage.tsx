import { Trans, useLingui } from '@lingui/react/macro'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { Refused } from '#ui/api.ts'
import { Failed } from '#ui/frame/Failed.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import css from './pages.module.css'

/** A page that could not be shown: what happened, the request's number, and another try. */
export function FaultPage({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  if (error instanceof Refused && error.code === 'not_found') return <NotFoundPage />
  return (
    <div className={css.centre}>
      <title>{`${t`Something broke`} · Partsdesk`}</title>
      <h1 className="sr-only">
        <Trans>Something broke</Trans>
      </h1>
      <Failed error={error instanceof Error ? error : new Error(String(error))} retry={again} />
    </div>
  )
}
