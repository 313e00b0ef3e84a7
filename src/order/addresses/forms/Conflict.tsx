import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { When } from '#ui/show/When.tsx'
import css from './conflict.module.css'
import type { Merging } from './use-merge.tsx'

type ConflictProps = {
  readonly of: Merging
  /** the field it stands beside */
  readonly field: string
  readonly nameOf: (field: string) => string
}

/** Beside a field two people set: what the colleague made of it, and the choice. Nothing while there is no conflict over it. */
export function Conflict({ of: merging, field, nameOf }: ConflictProps) {
  const { t } = useLingui()
  const conflict = merging.conflicts.find(({ fields }) => fields.includes(field))
  if (!conflict) return null
  const { who, at, theirs, fields } = conflict
  const texts = fields.map((one) => theirs[one]).filter(Boolean)
  const name = who ?? t`Somebody`
  const names = fields.map(nameOf).join(', ')
  return (
    <div role="group" aria-label={names} className={css.conflict}>
      <p>
        {texts.length > 0 ? (
          <Trans>
            <span data-notranslate>{name}</span> set this to <strong data-notranslate>{texts.join(', ')}</strong>
          </Trans>
        ) : (
          <Trans>
            <span data-notranslate>{name}</span> emptied this
          </Trans>
        )}{' '}
        {at && <When at={at} show="relative" />}
      </p>
      <span className={css.choice}>
        <Button size="xs" onClick={() => merging.keep(conflict, 'theirs')}>
          <Trans>Keep theirs</Trans>
        </Button>
        <Button size="xs" onClick={() => merging.keep(conflict, 'mine')}>
          <Trans>Keep mine</Trans>
        </Button>
      </span>
    </div>
  )
}
