import { Trans } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { LogTable } from '#ui/sign-ins/LogTable.tsx'
import type { StoreSignInsView } from '../shapes.ts'

/** How the people of the store came in, and which tries were refused, since they belong to it. */
export function SignInsPart() {
  const { slug } = useStore()
  const log = useDesk<StoreSignInsView>(`/desk/stores/${slug}/settings/people/sign-ins`)
  const rows = log.data?.signIns ?? []
  return (
    <Section
      id="sign-ins"
      title={<Trans>Sign-in log</Trans>}
      note={<Trans>Kept for 180 days.</Trans>}
      state={stateOf(log)}
      empty={rows.length === 0 && <EmptyState icon={<IconHistory size={20} />} title={<Trans>Nobody has signed in yet</Trans>} />}
      flush
    >
      <LogTable rows={rows} of="store" />
    </Section>
  )
}
