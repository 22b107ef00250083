import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin } from 'rolldown';

/** What cannot become part of another file: it reads files beside its own, or is only loaded by who needs it. */
const external = [/^@cedar-policy\//, /^@opentelemetry\//, /^mysql2/, /^nodemailer/, /^pino/, /^web-push/];

/** A service that cannot be packed; the message carries what the packer said. */
export class PackError extends Error {
  override name = 'PackError';
}

/**
 * Writes the main program of a service with all that it imports as `main.js` into a folder: one file to read and
 * compile instead of some 1,700. What is imported later stays a file of its own beside it, and packages that read their
 * own files are still found in node_modules.
 *
 * @param root Folder of the source that has the service.
 * @param folder Where `main.js` goes: somewhere below the root, which it cannot leave afterwards.
 * @throws PackError
 */
export async function packInto(folder: string, root: string, name: string): Promise<void> {
  // A native library, which who has nothing to pack does not need.
  const { rolldown } = await import('rolldown');
  try {
    await using bundle = await rolldown({
      cwd: root,
      input: { main: join(root, 'services', name, 'src', 'main.ts') },
      platform: 'node',
      external,
      plugins: [keepPlaces(folder), escapeWideCharacters],
      onLog: (level, { message }) => {
        if (level === 'warn') throw new PackError(message);
      },
    });
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      comments: false,
    });
  } catch (error) {
    const said = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).trim();
    throw new PackError(`${name} could not be packed: ${said}`, { cause: error });
  }
}

/** A single character beyond Latin makes a process hold the whole text at two bytes a character. */
const escapeWideCharacters: Plugin = {
  name: 'escape-wide-characters',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replaceAll(/[^\0-\x7f]/g, escapeUnit);
    }
  },
};

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A module goes on finding the files beside it: it is told where it was, not where it went. */
function keepPlaces(folder: string): Plugin {
  return {
    name: 'keep-places',
    transform: {
      filter: { code: 'import.meta.url' },
      handler(code, id) {
        const place = relative(folder, id).split(sep).join('/');
        return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
      },
    },
  };
}
