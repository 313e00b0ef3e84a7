import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconEraser } from '@tabler/icons-react'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { RetentionForm } from './RetentionForm.tsx'
import type { PrivacyView, RunView } from './shapes.ts'
import { LeftWords, usePrivacyWords } from './words.tsx'

/** How long the store keeps its customers' data, and what each night came to. */
export function PrivacyPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/privacy`
  const view = useDesk<PrivacyView>(at)
  const say = usePrivacyWords()
  return (
    <>
      <PageTitle title={t`Privacy`} />
      <div className={css.stack}>
        {view.data ? (
          <RetentionForm key={view.data.years} view={view.data} at={at} />
        ) : (
          <Section id="retention" title={<Trans>How long customers’ data are kept</Trans>} state={stateOf(view)} lines={4} />
        )}
        <Section
          id="nights"
          title={<Trans>Nights</Trans>}
          note={<Trans>in which an order was old enough</Trans>}
          state={stateOf(view)}
          empty={
            view.data?.runs.length === 0 && (
              <EmptyState icon={<IconEraser size={20} />} title={<Trans>Nothing was erased by itself yet</Trans>}>
                <Trans>On an order, More opens what it knows of its customer: to hand it out, or to erase it at once.</Trans>
              </EmptyState>
            )
          }
          flush
        >
          <Table
            label={t`Nights`}
            minWidth={560}
            columns={[
              { key: 'when', title: <Trans>When</Trans>, width: '112px' },
              { key: 'years', title: <Trans>Older than</Trans>, width: '128px' },
              { key: 'erased', title: <Trans>Erased</Trans>, end: true, width: '112px' },
              { key: 'left', title: <Trans>Left alone</Trans> },
            ]}
          >
            {view.data?.runs.map((run) => (
              <Night key={run.id} run={run} />
            ))}
          </Table>
        </Section>
        <Trail about="privacy" say={say} />
      </div>
    </>
  )
}

function Night({ run }: { readonly run: RunView }) {
  const left = Object.entries(run.left)
  return (
    <tr>
      <td data-quiet>
        <When at={run.at} />
      </td>
      <td>
        <Plural value={run.years} one="# year" other="# years" />
      </td>
      <td data-end>{run.erased}</td>
      <td data-wrap data-quiet>
        {left.length === 0
          ? '–'
          : left.map(([code, count], at) => (
              <span key={code}>
                {at > 0 && ', '}
                {count} <LeftWords code={code} />
              </span>
            ))}
      </td>
    </tr>
  )
}
