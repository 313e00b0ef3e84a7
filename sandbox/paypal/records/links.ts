/** A link in an answer: what can be done next, and where. */
export type Link = { readonly href: string; readonly rel: string; readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE' }

/** A moment of the twin's clock as the wire has it: whole seconds, UTC. */
export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** The object without the fields that are undefined or null. */
export function given<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null)) as {
    [K in keyof T]?: Exclude<T[K], null | undefined>
  }
}
