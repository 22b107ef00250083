const browsers = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const systems = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
] as const;

type Names = readonly (readonly [RegExp, string])[];

/**
 * What somebody signs in with, such as `Firefox on Linux`: without versions, so that an update is no new device, and
 * too little to point at a person.
 */
export function deviceOf(userAgent: string | null): string {
  const find = (names: Names) => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const [browser, system] = [find(browsers), find(systems)];
  if (browser !== undefined && system !== undefined) return `${browser} on ${system}`;
  return browser ?? system ?? /^[\w.-]{1,40}/.exec(userAgent ?? '')?.[0] ?? 'unknown';
}

/** From where and with what somebody has signed in. */
export interface SignInTrace {
  readonly network: string | null;
  readonly device: string | null;
}

/** Whether a sign-in is from a network or with a device that the person has not used before. */
export function isNewSignIn({ network, device }: SignInTrace, before: readonly SignInTrace[]): boolean {
  const known = (of: keyof SignInTrace, value: string | null) => {
    const values = before.flatMap((trace) => trace[of] ?? []);
    // Without any to compare with, everything would be new.
    return values.length === 0 || value === null || values.includes(value);
  };
  return !known('network', network) || !known('device', device);
}
