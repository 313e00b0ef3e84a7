import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { sessionExpiry } from '#ui/expiry.ts'
import { leave, meQuery } from '../session.ts'
import css from './shell.module.css'

const SignInForm = lazy(() => import('../pages/sign-in/SignInForm.tsx').then(({ SignInForm }) => ({ default: SignInForm })))

/** Over whatever stands on the page when the session has ended: sign in, and the page goes on where it was. */
export function SignInDialog() {
  const queries = useQueryClient()
  const asking = useSyncExternalStore(sessionExpiry.subscribe, sessionExpiry.isAsking)
  const before = useQuery({ ...meQuery, enabled: false }).data?.person

  const goOn = async () => {
    const now = await queries.fetchQuery({ ...meQuery, staleTime: 0 })
    if (now.person.id === before?.id) return sessionExpiry.settle(true)
    // Somebody else took the chair: nothing of the first person may stay on screen.
    leave(queries)
    location.assign('/')
  }
  const goAway = () => {
    sessionExpiry.settle(false)
    leave(queries)
    location.assign('/sign-in')
  }
  return (
    <Dialog open={asking} onClose={goAway} title={<Trans>Your session ended</Trans>} size="sm" closable={false} over>
      <p className={css.ended}>
        <Trans>Sign in again to go on. What you typed is still here.</Trans>
      </p>
      <Suspense>
        <SignInForm email={before?.email} done={goOn} leave={goAway} />
      </Suspense>
    </Dialog>
  )
}
