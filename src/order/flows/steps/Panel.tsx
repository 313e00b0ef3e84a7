import type { ReactNode } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { useStore } from '#ui/desk.tsx'
import { LinkButton } from '../../fulfillment/page/LinkButton.tsx'
import css from '../flows.module.css'
import type { NextStepView } from '../shapes.ts'

export type StepProps = { readonly view: NextStepView; readonly order: string; readonly goOn: () => void; readonly toShip: () => void }

/** One step's frame: why it stops here, what went wrong, its facts. */
export function Panel({ why, error, children }: { readonly why: ReactNode; readonly error: Error | null; readonly children: ReactNode }) {
  return (
    <div className={css.panel} tabIndex={-1} data-autofocus>
      <p className={css.why} role="status">
        {why}
      </p>
      <Problem of={error} />
      {children}
    </div>
  )
}

/** The way to where the step's facts stand on the order. */
export function OrderLink({ view, hash, children }: { readonly view: NextStepView; readonly hash: string; readonly children: ReactNode }) {
  const { slug } = useStore()
  return (
    <LinkButton to="/$store/orders/$number" params={{ store: slug, number: String(view.head.number) }} hash={hash}>
      {children}
    </LinkButton>
  )
}
