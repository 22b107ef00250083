import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { findChunk, listFiles } from './opening-files.ts';

/** Of what is seen of the page first: lines that break anew when a font comes would move what is below. */
const seenFonts = /(?:figtree-latin-wght-normal|source-serif-4-latin-600-normal)-.*\.woff2$/;

/**
 * Writes landing.html, which is served at "/": index.html with the landing page in it, there before any script.
 * public/opening.js shows it to whom it is for, and begins the application once it is seen.
 */
export function landingPage(): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: 'studyhall-landing-page',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      handler: async function (_options, bundle) {
        const page = bundle['index.html'];
        if (config === undefined || page?.type !== 'asset') throw new Error('index.html is built before.');
        const { body, sheet } = takeStyles(await renderMarkup(config));
        const styles = this.emitFile({ type: 'asset', name: 'landing.css', source: sheet });
        const own = listFiles(bundle, findChunk(bundle, 'src/routes/public/landing-page.tsx'));
        const files = [...own, this.getFileName(styles)].map((file) => `/${file}`);
        const fonts = Object.keys(bundle).filter((file) => seenFonts.test(file));
        const source = compose(String(page.source), { files, fonts, body });
        this.emitFile({ type: 'asset', fileName: 'landing.html', source });
      },
    },
  };
}

async function renderMarkup({ root, build: { assetsInlineLimit } }: ResolvedConfig): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'studyhall-landing-'));
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      // What modules ask a browser for when they are loaded.
      define: { 'document.documentElement.lang': '"en"', 'window.location.origin': '"http://localhost"' },
      ssr: { noExternal: true },
      build: {
        ssr: 'src/app/landing-markup.tsx',
        outDir,
        emptyOutDir: true,
        assetsInlineLimit,
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'landing.mjs' } },
      },
    });
    const built: typeof import('../src/app/landing-markup.tsx') = await import(
      pathToFileURL(join(outDir, 'landing.mjs')).href
    );
    return built.renderLanding();
  } finally {
    await rm(outDir, { recursive: true });
  }
}

/** Markup without style elements and attributes, which the policy does not let in, and a sheet that says the same. */
function takeStyles(markup: string): { body: string; sheet: string } {
  const sheets: string[] = [];
  const attributes: string[] = [];
  const body = markup
    .replaceAll(/<style[^>]*>(.*?)<\/style>/gs, (_, sheet: string) => {
      sheets.push(sheet);
      return '';
    })
    .replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
      if (!attributes.includes(style)) attributes.push(style);
      return ` data-style="${attributes.indexOf(style)}"`;
    })
    // The page has a title and needs no identifiers: those are the application's.
    .replaceAll(/<title>.*?<\/title>|<link[^>]*>| id="[^"]*"/g, '');
  const rules = attributes.map((style, index) => `.landing [data-style="${index}"]{${style}}`);
  return { body, sheet: [...sheets, ...rules].join('\n') };
}

interface Parts {
  readonly files: readonly string[];
  readonly fonts: readonly string[];
  readonly body: string;
}

/** The application's scripts wait; the styles do not. */
function compose(html: string, { files, fonts, body }: Parts): string {
  const application: string[] = [];
  const still = html.replaceAll(/\s*<script type="module"[^>]* src="([^"]+)"><\/script>/g, (_, file) => {
    application.push(file);
    return '';
  });
  const scripts = files.filter((file) => file.endsWith('.js') && !application.includes(file));
  const styles = files.filter((file) => file.endsWith('.css') && !html.includes(file));
  const attributes = ` data-application="${application.join(' ')}" data-page="${scripts.join(' ')}"`;
  const links = [
    ...styles.map((file) => `  <link rel="stylesheet" crossorigin href="${file}">\n  `),
    ...fonts.map(
      (file) => `  <link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">\n  `,
    ),
  ];
  return still
    .replace('<script src="/opening.js"', (element) => element + attributes)
    .replace('</head>', (end) => links.join('') + end)
    .replace('<div id="root">', (element) => `<div class="landing">${body}</div>\n    ${element}`);
}
