import type { SignInsView } from '#network/sign-in/shapes.ts'
import { Trans } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { LogTable } from '#ui/sign-ins/LogTable.tsx'

/** How one came in of late, and who was refused: a try that was not one's own is the first sign that a password is out. */
export function SignInsSection() {
  const log = useDesk<SignInsView>('/desk/sign-ins')
  const rows = log.data?.signIns ?? []
  return (
    <Section
      id="sign-ins"
      title={<Trans>Sign-in log</Trans>}
      note={<Trans>Kept for 180 days.</Trans>}
      state={stateOf(log)}
      empty={rows.length === 0 && <EmptyState icon={<IconHistory size={20} />} title={<Trans>Nothing yet</Trans>} />}
      flush
    >
      <LogTable rows={rows} of="self" />
    </Section>
  )
}
