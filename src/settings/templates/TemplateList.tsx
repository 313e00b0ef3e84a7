import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import type { TemplateRow } from './shapes.ts'
import own from './templates.module.css'
import { letterWords } from './words.tsx'

/** Every letter to customers: when it is sent, whether at all, in whose words, and who wrote them last. */
export function TemplateList() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/templates`
  const list = useDesk<{ readonly templates: readonly TemplateRow[] }>(at)
  return (
    <Section
      id="letters"
      title={<Trans>Letters to customers</Trans>}
      note={<Trans>in English or French, as the customer reads</Trans>}
      state={stateOf(list)}
      lines={12}
      flush
    >
      <div className={own.list}>
        <Table
          label={t`Letters to customers`}
          columns={[
            { key: 'letter', title: <Trans>Letter</Trans> },
            { key: 'words', title: <Trans>Words</Trans>, width: '200px' },
            { key: 'sent', title: <Trans>Sent</Trans>, width: '88px', end: true },
          ]}
        >
          {list.data?.templates.map((row) => (
            <Row key={row.kind} row={row} at={at} />
          ))}
        </Table>
      </div>
    </Section>
  )
}

function Row({ row, at }: { readonly row: TemplateRow; readonly at: string }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { kind, off } = row
  const words = letterWords[kind]
  return (
    <tr>
      <td data-wrap>
        <Link className={own.letter} to="/$store/settings/$page" params={{ store: slug, page: 'templates' }} hash={kind}>
          {t(words.name)}
        </Link>
        <div className={own.when}>{t(words.when)}</div>
        <div className={own.narrow}>
          <InWords row={row} />
        </div>
      </td>
      <td data-wrap>
        <InWords row={row} />
      </td>
      <td data-end>{off === null ? <span className={css.no}>{<Trans>always</Trans>}</span> : <OnOff row={row} at={at} />}</td>
    </tr>
  )
}

/** In whose words it is written, and who wrote them. */
function InWords({ row: { own: theirs, changedAt, changedBy } }: { readonly row: TemplateRow }) {
  return (
    <>
      {theirs ? <Trans>Your own</Trans> : <span className={css.no}>{<Trans>Original</Trans>}</span>}
      {changedAt && (
        <div className={own.when}>
          <When at={changedAt} /> · <span data-notranslate>{changedBy}</span>
        </div>
      )}
    </>
  )
}

function OnOff({ row: { kind, off }, at }: { readonly row: TemplateRow; readonly at: string }) {
  const { t } = useLingui()
  const name = t(letterWords[kind].name)
  const turn = useCommand<boolean>({
    send: (on, { commandId }) => request(`${at}/${kind}/switch`, { method: 'PUT', body: { on }, commandId }),
    refresh: [at.replace(/\/templates$/, '')],
  })
  return (
    <Switch
      className={own.switch}
      aria-label={t`Send “${name}”`}
      checked={off === false}
      disabled={turn.busy}
      onChange={() => void turn.run(off === true)}
    />
  )
}
