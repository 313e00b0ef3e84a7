import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { useCommand } from '#ui/command.ts'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { signOut } from '../session.ts'
import { deviceOf } from './device.ts'

type SessionView = {
  readonly id: string
  readonly current: boolean
  readonly userAgent: string | null
  readonly ip: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
}

/** Where the person is signed in, and the way out of all of it. */
export function SessionsSection() {
  const { t } = useLingui()
  const sessions = useDesk<{ readonly sessions: readonly SessionView[] }>('/desk/sessions')
  return (
    <Section id="sessions" title={<Trans>Signed in on</Trans>} state={stateOf(sessions)} actions={<SignOutEverywhere />} flush>
      <Table
        label={t`Signed in on`}
        minWidth={480}
        columns={[
          { key: 'device', title: <Trans>Device</Trans> },
          { key: 'ip', title: <Trans>Address</Trans> },
          { key: 'since', title: <Trans>Since</Trans> },
          { key: 'seen', title: <Trans>Last seen</Trans>, end: true },
        ]}
      >
        {sessions.data?.sessions.map((session) => (
          <tr key={session.id}>
            <td>
              <span data-notranslate>{deviceOf(session.userAgent) ?? t`Unknown device`}</span>{' '}
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
          </tr>
        ))}
      </Table>
    </Section>
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
