import { matrix } from './matrix.ts'

matrix('stripe')
