/** Our mark: a hex nut with a check cut out. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path
        fill="var(--accent)"
        d="M10.4 3h11.2a3 3 0 0 1 2.6 1.5l5.6 10a3 3 0 0 1 0 3l-5.6 10a3 3 0 0 1-2.6 1.5H10.4a3 3 0 0 1-2.6-1.5l-5.6-10a3 3 0 0 1 0-3l5.6-10A3 3 0 0 1 10.4 3z"
      />
      <path fill="none" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" strokeLinejoin="round" d="m9.8 16.6 4.3 4.4 8.2-9.4" />
    </svg>
  )
}
