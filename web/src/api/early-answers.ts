declare global {
  /** By path: what public/opening.js asked for while the application was loading. */
  var earlyAnswers: Map<string, Promise<Response>> | undefined;
}

/** The answer that is on its way already, once; otherwise, or where that failed, a new one. */
export async function fetchEarly(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const early = request.method === 'GET' ? globalThis.earlyAnswers?.get(pathname + search) : undefined;
  globalThis.earlyAnswers?.delete(pathname + search);
  return (await early?.catch(() => undefined)) ?? fetch(request);
}

/** They were for whoever was signed in when the page was opened. */
export function dropEarlyAnswers(): void {
  globalThis.earlyAnswers = undefined;
}
