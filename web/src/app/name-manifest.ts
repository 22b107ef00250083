const links = [
  ['manifest', '/manifest.webmanifest'],
  ['apple-touch-icon', '/icon-192.png'],
] as const;

/** What an installed application is made of. Browsers ask for it as soon as it is named, beside what is seen. */
export function nameManifest(): void {
  for (const [rel, href] of links) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href }));
  }
}
