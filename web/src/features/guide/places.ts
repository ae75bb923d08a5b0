// Where the program does what an answer of the guide speaks of.
export const places: Record<string, string> = {
  cases: '/cases',
  channels: '/channels',
  check: '/channels/check',
  imports: '/imports',
  offices: '/channels/offices',
  orders: '/orders',
  papers: '/papers',
  police: '/channels/96110',
  vet: '/vetting',
}
