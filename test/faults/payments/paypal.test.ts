import { matrix } from './matrix.ts'

matrix('paypal')
