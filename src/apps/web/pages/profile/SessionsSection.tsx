import type { SessionView } from '#network/sign-in/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { Device } from '#ui/sign-ins/Device.tsx'
import { signOut } from '../../session.ts'
import css from '../pages.module.css'

/** Where the person is signed in, and the way out of all of it. */
export function SessionsSection() {
  const { t } = useLingui()
  const sessions = useDesk<{ readonly sessions: readonly SessionView[] }>('/desk/sessions')
  return (
    <Section
      id="sessions"
      title={<Trans>Signed in on</Trans>}
      state={stateOf(sessions)}
      actions={<Ends others={(sessions.data?.sessions.length ?? 0) > 1} />}
      flush
    >
      <Table
        label={t`Signed in on`}
        minWidth={600}
        columns={[
          { key: 'device', title: <Trans>Device</Trans> },
          { key: 'ip', title: <Trans>Address</Trans> },
          { key: 'since', title: <Trans>Since</Trans> },
          { key: 'seen', title: <Trans>Last seen</Trans>, end: true },
          { key: 'act', title: <Trans>Sign this device out</Trans>, unseen: true, end: true, width: '104px' },
        ]}
      >
        {sessions.data?.sessions.map((session) => (
          <tr key={session.id}>
            <td>
              <Device userAgent={session.userAgent} />{' '}
              {session.current && (
                <Badge tone="accent">
                  <Trans>this one</Trans>
                </Badge>
              )}
            </td>
            <td data-quiet data-notranslate>
              {session.ip ?? '–'}
            </td>
            <td data-quiet>
              <When at={session.createdAt} />
            </td>
            <td data-end data-quiet>
              <When at={session.lastSeenAt} show="relative" />
            </td>
            <td data-end>{!session.current && <EndOne session={session} />}</td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}

function EndOne({ session: { id } }: { readonly session: SessionView }) {
  const end = useCommand({
    send: (_none: object, { commandId }) => request(`/desk/sessions/${id}`, { method: 'DELETE', commandId }),
    refresh: ['/desk/sessions'],
    tell: 'inline',
  })
  return (
    <ConfirmButton
      command={end}
      input={{}}
      size="compact-sm"
      title={<Trans>Sign this device out</Trans>}
      says={<Trans>Whoever sits there has to sign in again. What is typed there and not sent is lost.</Trans>}
      confirm={<Trans>Sign out</Trans>}
    >
      <Trans>Sign out</Trans>
    </ConfirmButton>
  )
}

function Ends({ others }: { readonly others: boolean }) {
  return (
    <span className={css.ends}>
      {others && <EndOthers />}
      <SignOutEverywhere />
    </span>
  )
}

function EndOthers() {
  const { t } = useLingui()
  const end = useCommand({
    send: (_none: object, { commandId }) => request('/desk/sessions/end-others', { method: 'POST', commandId }),
    refresh: ['/desk/sessions'],
    done: () => tellDone(t`Every other device is signed out.`),
    tell: 'inline',
  })
  return (
    <ConfirmButton
      command={end}
      input={{}}
      size="xs"
      title={<Trans>Sign out every other device</Trans>}
      says={<Trans>You stay signed in here. What is typed and not sent on another device is lost.</Trans>}
      confirm={<Trans>Sign out the others</Trans>}
    >
      <Trans>Sign out the others</Trans>
    </ConfirmButton>
  )
}

function SignOutEverywhere() {
  const queries = useQueryClient()
  const router = useRouter()
  const leaveAll = useCommand({
    send: () => signOut(queries, true),
    done: () => void router.navigate({ to: '/sign-in' }),
    tell: 'inline',
  })
  return (
    <ConfirmButton
      command={leaveAll}
      input={undefined}
      size="xs"
      title={<Trans>Sign out everywhere</Trans>}
      says={<Trans>Every device is signed out, this one too. What is typed and not sent on another device is lost.</Trans>}
      confirm={<Trans>Sign out everywhere</Trans>}
    >
      <Trans>Sign out everywhere</Trans>
    </ConfirmButton>
  )
}
