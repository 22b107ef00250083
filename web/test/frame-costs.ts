/** An event of a trace of Chromium's, in its own names: microseconds, `tdur` of the processor. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: Partial<EventTiming> };
}

interface EventTiming {
  readonly interactionId: number;
  readonly timeStamp: number;
  readonly processingEnd: number;
}

export interface FrameCosts {
  /** Of the page's main thread, in ms: from each event of an interaction until what came of it is handed over to be drawn. */
  readonly toFrameMs: readonly number[];
  /** What no tap could have interrupted. */
  readonly longestTaskMs: number;
}

export const frameCategories = ['devtools.timeline', 'toplevel'];

/** What a tap costs the processor until its frame: it grows far less than the time on a clock with what else runs. */
export function readFrameCosts(trace: Buffer): FrameCosts {
  // Chromium's own format.
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const taps = events.filter(
    ({ name, ph, args }) => name === 'EventTiming' && ph === 'b' && (args?.data?.interactionId ?? 0) > 0,
  );
  const [{ pid, tid } = { pid: 0, tid: 0 }] = taps;
  const here = events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X')
    .toSorted((a, b) => a.ts - b.ts);
  const tasks = here.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  const frames = here.filter(({ name }) => name === 'Commit');
  const toFrameMs = taps.map(({ ts, args }) => {
    const { processingEnd = 0, timeStamp = 0 } = args?.data ?? {};
    const handled = ts + (processingEnd - timeStamp) * 1000;
    const frame = frames.find((event) => event.ts >= handled)?.ts ?? handled;
    const between = tasks.filter((task) => endOf(task) > ts && task.ts < frame);
    return between.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
  });
  return { toFrameMs, longestTaskMs: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000 };
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
