/** Sent with every answer. */
export function securityHeaders(publicUrl: URL): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': dataPolicy,
    ...(publicUrl.protocol === 'https:' && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

/** Data is not a page: nothing in it may load or run. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/** A service worker asks for what its pages do, and runs nothing but itself. */
export const workerPolicy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** Pages load what this host serves, and nothing else; no script or style stands in the page itself. */
export const pagePolicy = writePolicy("style-src 'self'");

/** The web application's page: besides, its components may make style elements that carry the nonce. */
export function appPolicy(nonce: string): string {
  return writePolicy(`style-src 'self' 'nonce-${nonce}'`);
}

function writePolicy(styles: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    styles,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
