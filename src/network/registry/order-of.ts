/** Which order of which store. */
export type OrderOf = { readonly store: string; readonly order: string }
