/**
 * What came with a write besides its body: the id the browser minted when the dialog opened (the same again is answered as before, nothing is done
 * twice), the order's version the person was looking at, and the body itself, which the id is bound to.
 */
export type Command = { readonly id: string | null; readonly seen: number | null; readonly body?: unknown }

/** The command of a program: repeated work is kept from doing harm by its own rows, not by an id. */
export const noCommand: Command = { id: null, seen: null }
