import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { ConditionRow } from './ConditionRow.tsx'
import type { Context } from './context.tsx'
import own from './editor.module.css'
import { emptyOf, isGroup, partsOf, type TypedCondition, type TypedGroup } from './typed.tsx'

type GroupProps = {
  /** where it stands in the rule, as refusals name it */
  readonly path: string
  readonly depth: number
  readonly context: Context
  readonly initial: TypedGroup
  readonly onChange: (group: TypedGroup) => void
  readonly onRemove?: () => void
}

/** Conditions of which all or any must hold; the outer one may hold groups. */
export function ConditionGroup({ path, depth, context, initial, onChange, onRemove }: GroupProps) {
  const { t } = useLingui()
  // Each row keeps its own fields while others come and go.
  const [rows, setRows] = useState(() => partsOf(initial).map((part, key) => ({ key, part })))
  const [joined, join] = useState<'all' | 'any'>('all' in initial ? 'all' : 'any')
  const [nextKey, count] = useState(rows.length)
  const tell = (now: typeof rows, by = joined) => {
    setRows(now)
    join(by)
    const parts = now.map(({ part }) => part)
    onChange(by === 'all' ? { all: parts } : { any: parts })
  }
  const add = (part: TypedCondition) => {
    count(nextKey + 1)
    tell([...rows, { key: nextKey, part }])
  }
  const at = `${path}.${joined}`
  const wrong = context.errors[at] ?? context.errors[path]
  return (
    <div className={own.group} data-inner={depth > 0 || undefined} role="group" aria-label={t`Conditions`}>
      <SegmentedControl
        size="xs"
        aria-label={t`How they are joined`}
        value={joined}
        onChange={(by) => tell(rows, by)}
        data={[
          { value: 'all', label: t`All of these` },
          { value: 'any', label: t`Any of these` },
        ]}
      />
      {rows.map(({ key, part }, place) => {
        const props = {
          path: `${at}.${place}`,
          context,
          onChange: (next: TypedCondition) => tell(rows.map((row) => (row.key === key ? { key, part: next } : row))),
          onRemove: () => tell(rows.filter((row) => row.key !== key)),
        }
        return isGroup(part) ? (
          <ConditionGroup key={key} {...props} depth={depth + 1} initial={part} />
        ) : (
          <ConditionRow key={key} {...props} value={part} last={rows.length === 1 && depth === 0} />
        )
      })}
      {wrong && (
        <p className={own.wrong} role="alert">
          {wrong}
        </p>
      )}
      <div className={own.more}>
        <Button size="xs" onClick={() => add(emptyOf('amount'))}>
          <Trans>Add a condition</Trans>
        </Button>
        {depth === 0 && (
          <Button size="xs" variant="subtle" onClick={() => add({ any: [emptyOf('amount')] })}>
            <Trans>Add a group</Trans>
          </Button>
        )}
        {onRemove && (
          <Button size="xs" variant="subtle" onClick={onRemove}>
            <Trans>Remove the group</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}
