/** A form value: text, a list, or named parts, as `a[b][]=c` spells them. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

/** Parses a form body or query whose names nest with brackets: `card[number]`, `expand[]`, `types[0]`. */
export function parseForm(text: string): Form {
  const form = emptyForm()
  for (const [name, value] of new URLSearchParams(text)) place(form, path(name), value)
  return lists(form) as Form
}

function path(name: string): string[] {
  const head = name.indexOf('[')
  if (head < 1) return [name]
  return [name.slice(0, head), ...[...name.slice(head).matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? '')]
}

function place(form: Form, [head = '', ...rest]: string[], value: string) {
  const name = head === '' ? String(Object.keys(form).length) : head
  if (rest.length === 0) {
    form[name] = value
    return
  }
  const inner = form[name]
  const branch: Form = typeof inner === 'object' && !Array.isArray(inner) ? inner : emptyForm()
  form[name] = branch
  place(branch, rest, value)
}

/** Without a prototype: names come from outside, `__proto__` among them. */
function emptyForm(): Form {
  return Object.create(null) as Form
}

/** Turns every object whose names are all numbers into a list. */
function lists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([name, part]) => [name, lists(part)] as const)
  const numbered = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
  return numbered ? entries.toSorted((a, b) => Number(a[0]) - Number(b[0])).map(([, part]) => part) : Object.fromEntries(entries)
}
