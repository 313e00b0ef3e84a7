/** A value that was allowed. */
export type Ok<T> = { readonly ok: true; readonly value: T }

/**
 * An expected "no": `code` is stable and translated in the browser, `detail` holds the figures its sentence needs. Answered as 409. `current`: what stands there now, for
 * whoever was too late.
 */
export type Refusal<C extends string = string> = {
  readonly ok: false
  readonly code: C
  readonly detail: Detail
  readonly current?: unknown
}

/** Plain figures and names for a refusal's sentence; amounts are minor units. */
export type Detail = { readonly [key: string]: string | number | boolean | null | readonly string[] | undefined }

/** Allowed with a value, or refused with a code. */
export type Result<T, C extends string = string> = Ok<T> | Refusal<C>

/** Wraps an allowed value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Says no, with a stable code and the figures for its sentence. */
export function refuse<C extends string>(code: C, detail: Detail = {}): Refusal<C> {
  return { ok: false, code, detail }
}
