import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import own from './assignment.module.css'
import { AwaySection } from './away/AwaySection.tsx'
import { RuleForm } from './RuleForm.tsx'
import { RuleRow } from './RuleRow.tsx'
import type { AssignmentView, TriedView } from './shapes.ts'
import { useAssignmentWords } from './words.tsx'

/** Who gets an order that comes in: the rules in their order with what each would have taken of late, and who is away. */
export function AssignmentPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/assignment`
  const view = useDesk<AssignmentView>(at)
  const tried = useDesk<TriedView>(`${at}/tried`).data
  const { say } = useAssignmentWords()
  const dialog = useDialog()
  const { rules = [] } = view.data ?? {}
  const none = view.data && rules.length === 0
  const add = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Add a rule</Trans>
    </Button>
  )
  return (
    <>
      <PageTitle title={t`Assignment`} actions={view.data && !none && add} />
      <div className={css.stack}>
        <Section
          id="rules"
          title={<Trans>Who gets a new order</Trans>}
          note={<Trans>the first rule that matches</Trans>}
          state={stateOf(view)}
          empty={
            none && (
              <EmptyState icon={<IconArrowsSplit2 size={20} />} title={<Trans>New orders belong to nobody</Trans>} next={add}>
                <Trans>A rule gives them to one person, or to several in turn, as soon as they are scored.</Trans>
              </EmptyState>
            )
          }
          lines={6}
          flush
        >
          <Table
            label={t`Rules`}
            minWidth={820}
            columns={[
              { key: 'order', title: <Trans>Order</Trans>, unseen: true, width: '88px' },
              { key: 'name', title: <Trans>Rule</Trans> },
              { key: 'to', title: <Trans>Goes to</Trans> },
              { key: 'tried', title: <Trans>Last 90 days</Trans>, end: true, width: '128px' },
              { key: 'act', title: <Trans>Change or remove</Trans>, unseen: true, end: true },
            ]}
          >
            {view.data &&
              rules.map((rule, place) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  view={view.data}
                  taken={tried?.taken[rule.id] ?? null}
                  first={place === 0}
                  last={place === rules.length - 1}
                  at={at}
                />
              ))}
          </Table>
          {tried && !none && <Left of={tried} />}
        </Section>
        {view.data && <AwaySection people={view.data.people} at={at} />}
        <Trail about="assignment" say={say} />
      </div>
      {view.data && (
        <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a rule</Trans>} size="lg">
          <RuleForm key={dialog.opening} rule={null} view={view.data} at={at} onClose={dialog.hide} />
        </Dialog>
      )}
    </>
  )
}

function Left({ of: { left, orders, days } }: { readonly of: TriedView }) {
  return (
    <p className={own.foot}>
      <Trans>
        Of {orders} orders of the last {days} days, {left} match no rule and would stay with nobody. A risk rule that assigns comes first;
        what a person assigned stays.
      </Trans>
    </p>
  )
}
