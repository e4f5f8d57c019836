/** What `fix` can mend. An id is that of the cause, where there is only one that it mends. */
export const repairIds = [
  'rasman-stopped',
  'ipsec-services-stopped',
  'miniport-broken',
  'nat-t-registry',
  'prohibit-ipsec',
  'autotrigger-disabled',
  'dns-cache',
] as const;
export type RepairId = (typeof repairIds)[number];
