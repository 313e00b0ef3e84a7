/**
 * What a virus scanner says of a file. `virus`: what it calls what it found. unknown: no answer, or none that says clean or infected, with its words; never taken
 * for clean.
 */
export type ScanReply =
  | { readonly outcome: 'clean' }
  | { readonly outcome: 'infected'; readonly virus: string }
  | { readonly outcome: 'unknown'; readonly message: string }

/** How a scanner is: its version, and the version of the signatures it knows viruses by and when they were made; null for what it does not tell. */
export type ScannerState =
  | {
      readonly reached: true
      readonly version: string
      readonly signatures: { readonly version: string; readonly made: Date | null } | null
    }
  | { readonly reached: false; readonly message: string }

/** Looks through files for viruses. Nothing throws for what the scanner or the network did, and nothing waits longer than `patience` in milliseconds. */
export type Scanner = {
  readonly scan: (bytes: Uint8Array, patience: number) => Promise<ScanReply>
  readonly state: () => Promise<ScannerState>
}
