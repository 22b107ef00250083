/**
 * The commands of a phase of a build specification as one script of bash, so that what one sets, the next has. As in
 * CodeBuild, a command that ends with another status than 0 ends the phase. `set -e` would not do: it passes over what
 * fails on the left of `&&`.
 */
export function scriptOf(commands: readonly string[]): string {
  return commands
    .flatMap((command) => [command, 'ended=$?; if [ "$ended" -ne 0 ]; then exit "$ended"; fi'])
    .join('\n');
}
