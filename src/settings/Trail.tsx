import { Trans, useLingui } from '@lingui/react/macro'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowRight, IconHistory } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import css from './settings.module.css'
import type { About } from '#domain/store/changes.ts'
import type { ChangeView, TrailView } from './shapes.ts'

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
  const narrow = useMediaQuery('(width < 900px)', false, { getInitialValueInEffect: false })
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
      {narrow ? (
        <ChangeCards changes={changes} say={say} />
      ) : (
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
      )}
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

type CardsProps = {
  readonly changes: readonly ChangeView[]
  readonly say: (change: ChangeView) => Said
  /** the page of the settings a change was made on, where several pages' stand together */
  readonly placeOf?: (change: ChangeView) => { readonly page: string; readonly title: string } | undefined
}

/** Changes on a narrow screen, one under the other: who and when, what it was about, and its two values. */
export function ChangeCards({ changes, say, placeOf }: CardsProps) {
  const { t } = useLingui()
  return (
    <ol className={css.changes} aria-label={t`Changes`}>
      {changes.map((change) => (
        <Card key={change.id} change={change} said={say(change)} place={placeOf?.(change)} />
      ))}
    </ol>
  )
}

type CardProps = {
  readonly change: ChangeView
  readonly said: Said
  readonly place: { readonly page: string; readonly title: string } | undefined
}

function Card({ change, said: { what, from, to }, place }: CardProps) {
  const { slug } = useStore()
  return (
    <li>
      <div className={css.by}>
        <strong data-notranslate>{change.who}</strong>
        <When at={change.at} show="moment" />
        {place && (
          <Link to="/$store/settings/$page" params={{ store: slug, page: place.page }}>
            {place.title}
          </Link>
        )}
      </div>
      <div>{what}</div>
      <div className={css.values}>
        <span className="muted">
          <span className="sr-only">
            <Trans>From</Trans>{' '}
          </span>
          {from ?? '–'}
        </span>
        <IconArrowRight size={14} aria-hidden />
        <span>
          <span className="sr-only">
            <Trans>To</Trans>{' '}
          </span>
          {to ?? '–'}
        </span>
      </div>
    </li>
  )
}
