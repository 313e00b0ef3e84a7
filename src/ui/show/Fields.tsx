import type { ReactNode } from 'react'
import css from './show.module.css'

/** A list of labelled facts: labels left (default) or above; `end` puts the values on one right edge, for columns of amounts. */
export function Fields({ above, end, children }: { readonly above?: boolean; readonly end?: boolean; readonly children: ReactNode }) {
  return (
    <dl className={css.fields} data-above={above || undefined} data-end={end || undefined}>
      {children}
    </dl>
  )
}

/** One fact of `Fields`. Without a value it says so with a dash, or is left out with `skip`. */
export function Field({ label, skip, children }: { readonly label: ReactNode; readonly skip?: boolean; readonly children: ReactNode }) {
  const empty = children === null || children === undefined || children === ''
  if (empty && skip) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>{empty ? <span className="muted">–</span> : children}</dd>
    </>
  )
}
