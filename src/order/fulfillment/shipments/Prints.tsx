import { Trans } from '@lingui/react/macro'
import { IconAlertTriangle, IconCircleCheck, IconProgress } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useNow } from '#ui/show/now.ts'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentView, PrintJobView } from '../shapes.ts'
import css from '../page/label/label.module.css'
import { usePoll } from '../page/use-poll.tsx'
import { PrintAgain } from './Labels.tsx'

type Props = { readonly view: FulfillmentView; readonly order: string }

/** What went to printers of the house for this order and what became of it. A printer that fails stops nothing: the papers can be had again. */
export function Prints({ view, order }: Props) {
  const now = useNow()
  const moving = view.prints.some(({ state, at }) => (state === 'queued' || state === 'sent') && now - Date.parse(at) < 120_000)
  usePoll(order, moving, 1500)
  if (view.prints.length === 0) return null
  return (
    <Section id="prints" title={<Trans>Printing</Trans>}>
      <ul className={css.papers}>
        {view.prints.map((job) => (
          <Job key={job.id} view={view} order={order} job={job} />
        ))}
      </ul>
    </Section>
  )
}

function Job({ view, order, job }: Props & { readonly job: PrintJobView }) {
  const { slug } = useStore()
  const retry = useCommand({ send: post<object>(`${order}/print-jobs/${job.id}/retry`), refresh: [`/desk/stores/${slug}/orders`] })
  const shipment = view.shipments.find(({ id }) => id === job.shipment)
  const done = job.state === 'done'
  const old = useNow() - Date.parse(job.at) > 60_000
  return (
    <li data-state={job.state}>
      {done ? (
        <IconCircleCheck size={16} aria-hidden />
      ) : job.state === 'failed' ? (
        <IconAlertTriangle size={16} aria-hidden />
      ) : (
        <IconProgress size={16} aria-hidden />
      )}
      <span>
        {job.what === 'label' ? <Trans>Label</Trans> : <Trans>Packing slip</Trans>}
        {job.copies > 1 && <span className="tabular"> × {job.copies}</span>} →{' '}
        <span className="mono" data-notranslate>
          {job.printer}
        </span>
      </span>
      <span className="muted">
        <JobState job={job} old={old} /> <When at={job.endedAt ?? job.at} show="relative" />
      </span>
      {job.state === 'failed' && (
        <CommandButton command={retry} input={{}} variant="default" size="xs">
          <Trans>Retry</Trans>
        </CommandButton>
      )}
      {job.state === 'sent' && old && shipment && <PrintAgain order={order} shipment={shipment} what={job.what} />}
    </li>
  )
}

function JobState({ job, old }: { readonly job: PrintJobView; readonly old: boolean }) {
  switch (job.state) {
    case 'queued':
      return <Trans>waits for the printer</Trans>
    case 'sent':
      return old ? <Trans>sent, no answer: look at the printer</Trans> : <Trans>being sent</Trans>
    case 'done':
      return <Trans>taken by the printer</Trans>
    case 'failed':
      return <Why message={job.message} />
  }
}

function Why({ message }: { readonly message: string | null }) {
  switch (message) {
    case 'paper_out':
      return <Trans>not printed: no paper</Trans>
    case 'head_open':
      return <Trans>not printed: the printer is open</Trans>
    case 'paused':
      return <Trans>not printed: the printer is paused</Trans>
    case 'no_answer':
      return <Trans>not printed: the printer does not answer</Trans>
    case 'not_allowed':
      return <Trans>not printed: the desk may not use this printer</Trans>
    case 'no_label_yet':
      return <Trans>not printed: the label is not here yet</Trans>
    default:
      return <Trans>not printed</Trans>
  }
}
