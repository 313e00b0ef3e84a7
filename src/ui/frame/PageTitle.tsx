import type { ReactNode } from 'react'
import css from './frame.module.css'

type PageTitleProps = {
  /** what the page is called: heading, tab and announcement */
  readonly title: string
  /** badges beside the heading */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** The heading of a page with its badges and actions; it also names the browser's tab. One a page. */
export function PageTitle({ title, children, actions }: PageTitleProps) {
  return (
    <div className={css.title}>
      <title>{`${title} · Partsdesk`}</title>
      <h1>{title}</h1>
      {children}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  )
}
