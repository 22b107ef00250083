/** What stands in the address of a new meeting: what the finder or a link has chosen already. */
export interface PlanParams {
  readonly start?: string | undefined;
  readonly minutes?: number | undefined;
  /** Weekly until this date. */
  readonly until?: string | undefined;
}

export function readPlanParams({ start, minutes, until }: Record<string, unknown>): PlanParams {
  const length = Number(minutes);
  return {
    ...(typeof start === 'string' && !Number.isNaN(Date.parse(start)) && { start }),
    ...(Number.isInteger(length) && length >= 15 && length <= 480 && { minutes: length }),
    ...(typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until) && { until }),
  };
}
