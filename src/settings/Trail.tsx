import { Trans, useLingui } from '@lingui/react/macro'
import { IconHistory } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import css from './settings.module.css'
import type { About, ChangeView, TrailView } from './shapes.ts'

/** A change in words: what it was about, and its two values; `null` is a dash. */
export type Said = { readonly what: ReactNode; readonly from: ReactNode; readonly to: ReactNode }

/** Who changed what on this page of the settings, newest first; the page itself says each change in words. */
export function Trail({ about, say }: { readonly about: About; readonly say: (change: ChangeView) => Said }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const trail = useDesk<TrailView>(`/desk/stores/${slug}/settings/changes/${about}`)
  const { changes = [], all = 0 } = trail.data ?? {}
  const shown = changes.length
  const nothing = trail.data && shown === 0
  return (
    <Section
      id="changes"
      title={<Trans>Changes</Trans>}
      note={
        all > shown && (
          <Trans>
            the newest {shown} of {all}
          </Trans>
        )
      }
      state={stateOf(trail)}
      empty={nothing && <EmptyState icon={<IconHistory size={20} />} title={<Trans>Nothing was changed here yet</Trans>} />}
      flush
    >
      <Table
        label={t`Changes`}
        minWidth={640}
        columns={[
          { key: 'when', title: <Trans>When</Trans>, width: '112px' },
          { key: 'who', title: <Trans>Who</Trans>, width: '160px' },
          { key: 'what', title: <Trans>What</Trans> },
          { key: 'from', title: <Trans>From</Trans> },
          { key: 'to', title: <Trans>To</Trans> },
        ]}
      >
        {changes.map((change) => (
          <Row key={change.id} change={change} said={say(change)} />
        ))}
      </Table>
    </Section>
  )
}

function Row({ change, said: { what, from, to } }: { readonly change: ChangeView; readonly said: Said }) {
  return (
    <tr>
      <td data-quiet>
        <When at={change.at} />
      </td>
      <td data-notranslate>{change.who}</td>
      <td data-wrap>{what}</td>
      <td data-wrap data-quiet>
        {from ?? <span className={css.no}>–</span>}
      </td>
      <td data-wrap>{to ?? <span className={css.no}>–</span>}</td>
    </tr>
  )
}
