import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Table.module.css'

export type Column = {
  readonly key: string
  readonly title: ReactNode
  /** amounts and counts end on one right edge; mark their cells `<td data-end>` */
  readonly end?: boolean
  /** a CSS width; the others share what is left */
  readonly width?: string
  /** the title is read aloud only: the column of check boxes, the column of actions */
  readonly unseen?: boolean
  readonly sort?: { readonly now: 'up' | 'down' | null; readonly toggle: () => void }
}

type TableProps = {
  /** what the table lists, read aloud */
  readonly label: string
  readonly columns: readonly Column[]
  /** below this width (px) it scrolls sideways inside its card */
  readonly minWidth?: number
  /** `<tr>` with native `<td>`; `<tr data-selected>`, `<td data-end>`, `<td data-wrap>`, `<td data-quiet>` */
  readonly children: ReactNode
  /** totals: `<tr>` of a `<tfoot>` */
  readonly foot?: ReactNode
}

/** Native rows and one style sheet, because fifty rows of components cost five times as much. Row height follows the person's density. */
export function Table({ label, columns, minWidth, children, foot }: TableProps) {
  return (
    <div className={css.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={css.table} style={{ minWidth }} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}

function Head({ column: { title, end, width, unseen, sort } }: { readonly column: Column }) {
  const order = sort?.now === 'up' ? 'ascending' : sort?.now === 'down' ? 'descending' : undefined
  return (
    <th scope="col" data-end={end || undefined} style={{ width }} aria-sort={order}>
      {unseen && <span className="sr-only">{title}</span>}
      {!unseen && !sort && title}
      {!unseen && sort && (
        <button type="button" onClick={sort.toggle}>
          {title}
          {sort.now === 'up' && <IconArrowUp size={12} aria-hidden />}
          {sort.now === 'down' && <IconArrowDown size={12} aria-hidden />}
        </button>
      )}
    </th>
  )
}
