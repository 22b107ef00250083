import type { Json, Resource, Template, Templates } from '../checks/templates.ts';

/** A change of a template: what is at `path` of resources of a type becomes `value`; undefined takes it away. */
export interface Seed {
  readonly type: string;
  /** `Properties.MultiAZ`; an empty path is the whole resource. */
  readonly path: string;
  readonly value: Json | undefined;
  /** Part of `stack/id`. Default: the first of the type. */
  readonly where?: string;
}

type Mutable = { [key: string]: Mutable | Json | undefined };

/** The templates with one fault in them. */
export function seedFault(templates: Templates, { type, path, value, where = '' }: Seed): Templates {
  return templates.changed((stacks) => {
    const [stack, id] = findFirst(stacks, type, where);
    // A copy made for this, so that it may be changed.
    const resources = stacks[stack]?.Resources as unknown as Mutable;
    const steps = [id, ...path.split('.').filter(Boolean)];
    const last = steps.pop() ?? '';
    let here = resources;
    for (const step of steps) {
      // Where the path leads to nothing yet, an object is put there.
      here[step] ??= {};
      here = here[step] as Mutable;
    }
    if (value !== undefined) here[last] = value;
    else if (Array.isArray(here)) here.splice(Number(last), 1);
    else delete here[last];
  });
}

function findFirst(stacks: Record<string, Template>, type: string, where: string): [string, string] {
  for (const [stack, { Resources = {} }] of Object.entries(stacks)) {
    for (const [id, { Type }] of Object.entries<Resource>(Resources)) {
      if (Type === type && `${stack}/${id}`.includes(where)) return [stack, id];
    }
  }
  throw new Error(`There is no ${type} in ${where || 'any stack'}.`);
}
