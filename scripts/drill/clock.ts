/** Loaded into a service before its own code: each SIGUSR2 sets its clock an hour forward. */
const aheadMs = 3_600_000;

const RealDate = Date;
let shiftMs = 0;

class ShiftedDate extends RealDate {
  constructor(...args: unknown[]) {
    // Those without arguments ask for the time; the others are as they were.
    if (args.length === 0) super(ShiftedDate.now());
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
process.on('SIGUSR2', () => {
  shiftMs += aheadMs;
});
