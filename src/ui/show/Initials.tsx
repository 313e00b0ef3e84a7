import css from './show.module.css'

const grounds = ['accent', 'sea', 'plum', 'money', 'caution', 'calm'] as const

/** A person as two letters in a quiet colour of their own; the whole name on hover. `alone` when no name stands beside it. */
export function Initials({ name, size = 'sm', alone }: { readonly name: string; readonly size?: 'sm' | 'md'; readonly alone?: boolean }) {
  const ground = grounds[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % grounds.length]
  return (
    <span
      className={css.initials}
      data-size={size}
      data-notranslate
      title={name}
      role={alone ? 'img' : undefined}
      aria-label={alone ? name : undefined}
      aria-hidden={alone ? undefined : true}
      style={{ background: `var(--${ground}-wash)`, color: `var(--${ground}-ink)` }}
    >
      {initialsOf(name)}
    </span>
  )
}

/** "Mia Rossi" → "MR", "Cher" → "C". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const last = words.length > 1 ? words.at(-1) : ''
  return `${words[0]?.[0] ?? '?'}${last?.[0] ?? ''}`.toUpperCase()
}
