/** In whose context a scheduled check runs. */
export const scheduleContexts = ['user', 'system', 'both'] as const;
export type ScheduleContext = (typeof scheduleContexts)[number];
