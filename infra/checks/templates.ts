import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Environment } from '../lib/environment.ts';

/** A value of a template: text, numbers, lists, objects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [key: string]: Json };
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: Json; readonly Export?: { readonly Name: Json } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: Json }>>;
}

/** A resource with where it stands; `key` names it among all stacks: `StudyHall-lean-Data/Mysql123`. */
export interface Found {
  readonly key: string;
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: Json };
  readonly dependsOn: readonly string[];
  readonly deletionPolicy: string | undefined;
}

/** The templates of one environment, with references followed from stack to stack. */
export class Templates {
  readonly environment: Environment;
  readonly stacks: ReadonlyMap<string, Template>;
  readonly #exports = new Map<string, { stack: string; value: Json }>();
  readonly #resources: readonly Found[];

  constructor(environment: Environment, stacks: ReadonlyMap<string, Template>) {
    this.environment = environment;
    this.stacks = stacks;
    this.#resources = [...stacks].flatMap(([stack, template]) => listResources(stack, template));
    for (const [stack, { Outputs = {} }] of stacks) {
      for (const { Value, Export } of Object.values(Outputs)) {
        if (typeof Export?.Name === 'string') this.#exports.set(Export.Name, { stack, value: Value });
      }
    }
  }

  /** Every resource of a type, or of all. */
  all(type?: string): readonly Found[] {
    return type === undefined ? this.#resources : this.#resources.filter((found) => found.type === type);
  }

  /** Those of the stack of one part, such as `Network` or `tutors`. */
  of(part: string, type?: string): readonly Found[] {
    return this.all(type).filter(({ stack }) => stack === `StudyHall-${this.environment.name}-${part}`);
  }

  /** The resource that a value refers to, through exports if need be; undefined for anything else. */
  target(value: Json | undefined, stack: string): Found | undefined {
    const found = this.#follow(value, stack);
    return found === undefined ? undefined : this.#resources.find(({ key }) => key === found);
  }

  /** `stack/id` of what a value refers to. */
  #follow(value: Json | undefined, stack: string): string | undefined {
    if (!isObject(value)) return undefined;
    const ref = value['Ref'];
    if (typeof ref === 'string') return `${stack}/${ref}`;
    const attribute = value['Fn::GetAtt'];
    if (Array.isArray(attribute)) return `${stack}/${attribute[0]}`;
    const exported = this.#exports.get(String(value['Fn::ImportValue']));
    return exported && this.#follow(exported.value, exported.stack);
  }

  /** A copy in which `change` may alter the templates: to see that a rule finds what is wrong. */
  changed(change: (stacks: Record<string, Template>) => void): Templates {
    const copy = structuredClone(Object.fromEntries(this.stacks));
    change(copy);
    return new Templates(this.environment, new Map(Object.entries(copy)));
  }
}

/** Reads all templates of an assembly, which is of no use afterwards and deleted. */
export function takeTemplates(environment: Environment, assembly: CloudAssembly): Templates {
  const stacks = assembly.stacks.map(({ stackName, templateFile }) => {
    const template: Template = JSON.parse(readFileSync(join(assembly.directory, templateFile), 'utf8'));
    return [stackName, template] as const;
  });
  rmSync(assembly.directory, { recursive: true });
  return new Templates(environment, new Map(stacks));
}

function listResources(stack: string, { Resources = {} }: Template): Found[] {
  return Object.entries(Resources).map(([id, resource]) => ({
    key: `${stack}/${id}`,
    stack,
    id,
    type: resource.Type,
    properties: resource.Properties ?? {},
    dependsOn: [resource.DependsOn ?? []].flat(),
    deletionPolicy: resource.DeletionPolicy,
  }));
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, or one value as a list of one; nothing as an empty list. */
export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** What is at a path of names within a value: `at(rule, 'Conditions', '0', 'Field')`. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const name of path) {
    if (Array.isArray(here)) here = here[Number(name)];
    else if (isObject(here)) here = here[name];
    else return undefined;
  }
  return here;
}
