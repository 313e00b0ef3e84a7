import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { meQuery } from '../../session.ts'
import { LonePage } from '../LonePage.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The way in; afterwards the page first asked for. */
export function SignInPage() {
  const { t } = useLingui()
  const { next } = useSearch({ from: '/sign-in' })
  const queries = useQueryClient()
  const router = useRouter()
  const enter = async () => {
    queries.removeQueries({ queryKey: meQuery.queryKey })
    router.history.push(next ?? '/')
  }
  return (
    <LonePage>
      <title>{`${t`Sign in`} · Partsdesk`}</title>
      <h1>
        <Trans>Sign in</Trans>
      </h1>
      <SignInForm
        autofill
        done={enter}
        forgot={(email) => void router.navigate({ to: '/forgot-password', search: { email: email || undefined } })}
      />
    </LonePage>
  )
}
