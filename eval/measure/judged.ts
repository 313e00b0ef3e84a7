/** An order of known outcome as a score saw it. `score` is what orders are put in line by, `chance` (0 to 1) what the score claims, `whose` names who sent it: orders of one hand are one piece of evidence. */
export type Judged = {
  readonly score: number
  readonly chance: number
  readonly level: 'low' | 'medium' | 'high'
  readonly fraud: boolean
  readonly whose: string
}
