import css from './frame.module.css'

/** One choice: its code (null for all), the word people read, and how many there are where that is known. */
export type StateChoice<Code extends string> = { readonly code: Code | null; readonly name: string; readonly count?: number }

type StateFilterProps<Code extends string> = {
  /** what is filtered, read aloud */
  readonly label: string
  readonly choices: readonly StateChoice<Code>[]
  readonly now: Code | null
  readonly choose: (code: Code | null) => void
}

/** The states of a list as a row of switches over it, one of them on, each with its count. */
export function StateFilter<Code extends string>({ label, choices, now, choose }: StateFilterProps<Code>) {
  return (
    <div className={css.states} role="group" aria-label={label}>
      {choices.map(({ code, name, count }) => (
        <button key={code ?? ''} type="button" aria-pressed={now === code} onClick={() => choose(code)}>
          {name} {count !== undefined && <span>{count}</span>}
        </button>
      ))}
    </div>
  )
}
