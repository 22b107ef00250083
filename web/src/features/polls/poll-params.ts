/** What stands in the address of a new poll: the times that the finder has chosen. */
export interface PollParams {
  readonly options?: readonly string[] | undefined;
  readonly minutes?: number | undefined;
}

const mostOptions = 40;

export function readPollParams({ options, minutes }: Record<string, unknown>): PollParams {
  const length = Number(minutes);
  const times = (Array.isArray(options) ? options : [options]).filter(
    (option): option is string => typeof option === 'string' && !Number.isNaN(Date.parse(option)),
  );
  return {
    ...(times.length > 0 && { options: times.slice(0, mostOptions) }),
    ...(Number.isInteger(length) && length >= 15 && length <= 480 && { minutes: length }),
  };
}
