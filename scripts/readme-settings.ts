import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings } from '@studyhall/platform';

const file = join(import.meta.dirname, '..', 'README.md');
const section = /(?<=<!-- settings -->\n)[\s\S]*(?=<!-- \/settings -->)/;

export function readReadme(): string {
  return readFileSync(file, 'utf8');
}

/** The README with the table of settings as the code has it. */
export function updateSettings(readme: string): string {
  const rows = describeSettings().map(({ name, fallback, about }) => {
    const names = name.split(', ').map((part) => `\`${part}\``);
    return `| ${names.join(', ')} | ${fallback && `\`${fallback}\``} | ${about} |`;
  });
  const table = ['| setting | default | meaning |', '| --- | --- | --- |', ...rows];
  return readme.replace(section, () => `\n${table.join('\n')}\n\n`);
}

if (import.meta.main) writeFileSync(file, updateSettings(readReadme()));
