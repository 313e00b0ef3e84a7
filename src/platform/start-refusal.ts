/** A start that must not go on, for a reason a person can mend. The message is written for that person; the program prints it alone (no stack) and exits with 1. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}
