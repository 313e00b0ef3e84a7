import css from './show.module.css'

/** One or more keys, as on the keyboard: `<Kbd keys="g o" />`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden>
      {keys.split(' ').map((key, at) => (
        <span key={at}>
          {at > 0 && ' '}
          <kbd className={css.kbd}>{nameOf(key)}</kbd>
        </span>
      ))}
    </span>
  )
}

const apple = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac')

function nameOf(key: string): string {
  return key
    .replace('[Shift]+', '')
    .replace(/(?<![\w$])[a-z]$/, (letter) => letter.toUpperCase())
    .replace('$mod+', apple ? '⌘' : 'Ctrl ')
}
