/** Texts by field; empty, null and missing are the same, and so are texts that differ by spaces around them. */
export type Fields<F extends string> = { readonly [field in F]?: string | null | undefined }

/** What became of an edit: every field of the merged whole, and the groups of fields that both sides changed, each in its own way. */
export type Merge<F extends string> = {
  readonly merged: { readonly [field in F]: string | null }
  readonly conflicts: readonly (readonly F[])[]
}

/**
 * Three-way merge, group by group: what one side alone changed since `base` is kept, what both changed to the same is that, and what they changed differently is a
 * conflict (the merged whole then holds `mine`). Fields of a group belong together and are taken from one side; a field in no group stands alone.
 */
export function mergeFields<F extends string>(
  fields: readonly F[],
  { base, mine, theirs }: { readonly base: Fields<F>; readonly mine: Fields<F>; readonly theirs: Fields<F> },
  together: readonly (readonly F[])[] = [],
): Merge<F> {
  const grouped = new Set(together.flat())
  const groups = [...fields.filter((field) => !grouped.has(field)).map((field) => [field]), ...together]
  const same = (group: readonly F[], a: Fields<F>, b: Fields<F>) => group.every((field) => textOf(a[field]) === textOf(b[field]))
  const taken = groups.map((group) => ({ group, from: same(group, base, mine) ? theirs : mine }))
  return {
    merged: Object.fromEntries(taken.flatMap(({ group, from }) => group.map((field) => [field, textOf(from[field])]))) as {
      [field in F]: string | null
    },
    conflicts: groups.filter((group) => !same(group, base, mine) && !same(group, base, theirs) && !same(group, mine, theirs)),
  }
}

function textOf(value: string | null | undefined): string | null {
  return value?.trim() || null
}
