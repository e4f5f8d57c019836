/** What `fix` can mend. An id is that of the cause, where there is only one that it mends. */
export const repairIds = [
  'rasman-stopped',
  'ipsec-services-stopped',
  'miniport-broken',
  'nat-t-registry',
  'prohibit-ipsec',
  'dns-cache',
] as const;
export type RepairId = (typeof repairIds)[number];

/** With those of earlier versions, which settings and undo records of theirs still name. */
export const everyRepairId = [...repairIds, 'autotrigger-disabled'] as const;
export type EveryRepairId = (typeof everyRepairId)[number];
