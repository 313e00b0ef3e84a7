/**
 * What a person may do in one store; a role is a set of these, so that a store can build roles of its own.
 * `orders` sees and works orders (within the person's reach); the others are separate powers of product.md.
 */
export const rights = [
  'orders',
  'orders.create',
  'orders.export',
  'cost',
  'collect',
  'refund',
  'offline',
  'labels',
  'override',
  'fraud',
  'settings',
  'people',
  'reports',
] as const
export type Right = (typeof rights)[number]

/** Which orders a person sees: every order of the store, or those assigned to them. */
export type Reach = 'all' | 'own'

/** The names of the roles every store starts with. */
export type RoleName = 'supervisor' | 'staff' | 'associate' | 'marketer'

/** The roles every store starts with. Staff gets refunds when granted, so not by default. */
export const startingRoles: { readonly [name in RoleName]: { readonly rights: readonly Right[]; readonly reach: Reach } } = {
  supervisor: { rights, reach: 'all' },
  staff: { rights: ['orders', 'orders.create', 'collect', 'labels', 'fraud'], reach: 'all' },
  associate: { rights: ['orders', 'orders.create', 'collect', 'offline', 'labels', 'fraud'], reach: 'own' },
  marketer: { rights: ['reports'], reach: 'all' },
}
