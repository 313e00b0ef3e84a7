import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import css from './assignment.module.css'
import type { TriedView } from './shapes.ts'

type TryProps = { readonly id: string | null; readonly at: string; readonly draft: () => object | null }

/** Tries the rule as it stands in the form on what was sold; nothing is given to anybody. */
export function TryRule({ id, at, draft }: TryProps) {
  const [tried, tell] = useState<TriedView | null>(null)
  const ask = useCommand<object, TriedView>({
    send: (rule) => request<TriedView>(`${at}/tried`, { method: 'POST', body: { id, rule } }),
    done: (out) => tell(out),
    tell: 'inline',
  })
  const start = () => {
    const rule = draft()
    if (rule) void ask.run(rule)
  }
  return (
    <div className={css.tried}>
      <Button onClick={start} loading={ask.busy}>
        <Trans>Try it on the last 90 days</Trans>
      </Button>
      <Problem of={ask.error} />
      <output>{tried && <Outcome of={tried} id={id} />}</output>
    </div>
  )
}

function Outcome({ of: { taken, orders }, id }: { readonly of: TriedView; readonly id: string | null }) {
  const count = taken[id ?? 'draft'] ?? 0
  return (
    <Plural
      value={orders}
      one={`Of # order this rule would have given ${count}.`}
      other={`Of # orders this rule would have given ${count}.`}
    />
  )
}
