import type { ReactNode } from 'react'
import css from './frame.module.css'

type EmptyStateProps = {
  readonly icon?: ReactNode
  /** "No new orders" */
  readonly title: ReactNode
  /** "Last one came 2 h ago." */
  readonly children?: ReactNode
  /** the next step: a link or a button */
  readonly next?: ReactNode
}

/** Nothing is here: says so, why, and what to do next. */
export function EmptyState({ icon, title, children, next }: EmptyStateProps) {
  return (
    <div className={css.state}>
      {icon}
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {next && <div className={css.next}>{next}</div>}
    </div>
  )
}
