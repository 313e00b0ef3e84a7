import type { LinkView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Refused, request } from '#ui/api.ts'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { speak } from '#ui/i18n.ts'
import { LonePage } from '../LonePage.tsx'
import css from '../pages.module.css'
import { LostFactorForm } from './LostFactorForm.tsx'
import { OperatorForm } from './OperatorForm.tsx'
import { PersonForm } from './PersonForm.tsx'

/** Where the one-time link of a fresh installation leads. */
export function FirstLinkPage() {
  const { token } = useParams({ from: '/first/$token' })
  return <AnyLink token={token} first />
}

/** Where an invitation, or the link for a new password, leads. */
export function LinkPage() {
  const { token } = useParams({ from: '/link/$token' })
  return <AnyLink token={token} />
}

/** Asks what the link is for and shows its form; a link that is used or late says so, with the way on. */
function AnyLink({ token, first }: { readonly token: string; readonly first?: boolean }) {
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => request<LinkView>('/desk/link/look', { method: 'POST', body: { token }, expired: 'throw' }),
    staleTime: Infinity,
  })
  const view = link.data
  const language = view && view.purpose !== 'operator' ? view.language : null
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  // A 409 is the link's own no, a 400 a token that is none.
  const over = link.error !== null && (link.error instanceof Refused || link.error.message === 'invalid')
  return (
    <LonePage>
      {link.isPending && <Skeleton lines={5} />}
      {over && <Over first={first} />}
      {link.error && !over && <Failed error={link.error} retry={() => void link.refetch()} />}
      {view && <FormOf token={token} of={view} />}
    </LonePage>
  )
}

function FormOf({ token, of }: { readonly token: string; readonly of: LinkView }) {
  if (of.purpose === 'operator') return <OperatorForm token={token} />
  return of.purpose === 'factors' ? <LostFactorForm token={token} of={of} /> : <PersonForm token={token} of={of} />
}

function Over({ first }: { readonly first?: boolean | undefined }) {
  const { t } = useLingui()
  return (
    <>
      <title>{`${t`This link no longer works`} · Partsdesk`}</title>
      <h1>
        <Trans>This link no longer works</Trans>
      </h1>
      <p>
        {first ? (
          <Trans>
            It was used, or it is older than a day. As long as nobody has made the account, Partsdesk prints a new link when it starts.
          </Trans>
        ) : (
          <Trans>It was used, or it is too old. If you have chosen a password, sign in with it; otherwise get a new link by e-mail.</Trans>
        )}
      </p>
      <div className={css.ways}>
        <Button component={Link} to="/sign-in" variant="filled" fullWidth>
          <Trans>Sign in</Trans>
        </Button>
        {!first && (
          <Button component={Link} to="/forgot-password" fullWidth>
            <Trans>Get a new link</Trans>
          </Button>
        )}
      </div>
    </>
  )
}
