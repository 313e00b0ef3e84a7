import type { AddressField } from '#domain/address.ts'
import type { Result } from '#domain/result.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCopy, IconExternalLink, IconMailbox, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { tellDone } from '#ui/act/toast.ts'
import { Refused } from '#ui/api.ts'
import { localeTag } from '#ui/i18n.ts'
import { useExplain } from '#ui/refusals.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from './addresses.module.css'
import { useFieldNames } from './field-names.tsx'
import type { AddressView } from './shapes.ts'

type CardProps = {
  readonly title: ReactNode
  readonly view: AddressView
  /** fields that differ from the other address */
  readonly marked: readonly AddressField[]
  readonly can: Result<null>
  readonly edit: () => void
}

/** One address as it goes on an envelope, with what differs marked, and what the buyer had typed when it was changed. */
export function AddressCard({ title, view, marked, can, edit }: CardProps) {
  const { i18n } = useLingui()
  const explain = useExplain()
  const country = new Intl.DisplayNames(localeTag(i18n.locale), { type: 'region' }).of(view.address.country) ?? view.address.country
  const copy = () =>
    void navigator.clipboard.writeText([...view.lines, country].join('\n')).then(() => tellDone(<Trans>Address copied</Trans>))
  return (
    <div className={css.card}>
      <h3>{title}</h3>
      <address data-notranslate>
        {view.lines.map((line) => (
          <Marked key={line} text={line} values={marked.filter((field) => field !== 'phone').map((field) => view.address[field])} />
        ))}
        <Marked text={country} values={marked.includes('country') ? [country] : []} />
        {view.address.phone && <Marked text={view.address.phone} values={marked.includes('phone') ? [view.address.phone] : []} />}
      </address>
      {view.postBox && (
        <Badge tone="caution" icon={IconMailbox}>
          <Trans>PO box</Trans>
        </Badge>
      )}
      <Typed view={view} />
      <div className={css.actions}>
        <Button
          size="xs"
          component="a"
          href={view.mapUrl}
          target="_blank"
          rel="noopener noreferrer"
          rightSection={<IconExternalLink size={14} aria-hidden />}
        >
          <Trans>View Map</Trans>
        </Button>
        <Button size="xs" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
          <Trans>Copy</Trans>
        </Button>
        <Button
          size="xs"
          leftSection={<IconPencil size={14} aria-hidden />}
          disabled={!can.ok}
          title={can.ok ? undefined : explain(new Refused(can.code, can.detail, null))}
          onClick={edit}
        >
          <Trans>Edit</Trans>
        </Button>
      </div>
    </div>
  )
}

/** One line; those of `values` that stand in it are marked, in the order they stand. */
function Marked({ text, values }: { readonly text: string; readonly values: readonly (string | null | undefined)[] }) {
  return <span>{piecesOf(text, values).map(({ piece, mark }, at) => (mark ? <mark key={at}>{piece}</mark> : piece))}</span>
}

type Piece = { readonly piece: string; readonly mark: boolean }

function piecesOf(text: string, values: readonly (string | null | undefined)[]): readonly Piece[] {
  const first = values
    .flatMap((value) => (value && text.includes(value) ? [value] : []))
    .toSorted((a, b) => text.indexOf(a) - text.indexOf(b))[0]
  if (first === undefined) return [{ piece: text, mark: false }]
  const at = text.indexOf(first)
  return [{ piece: text.slice(0, at), mark: false }, { piece: first, mark: true }, ...piecesOf(text.slice(at + first.length), values)]
}

/** What the buyer had typed, where it was changed since. */
function Typed({ view }: { readonly view: AddressView }) {
  const nameOf = useFieldNames()
  if (view.changed.length === 0) return null
  return (
    <p className={css.typed}>
      <Trans>The customer typed:</Trans>{' '}
      {view.changed.map((field, at) => (
        <span key={field}>
          {at > 0 && ', '}
          {nameOf(field)} <s data-notranslate>{view.typed[field] || '–'}</s>
        </span>
      ))}
    </p>
  )
}
