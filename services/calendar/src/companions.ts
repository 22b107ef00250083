import { type ServiceClient, Type, UnavailableError } from '@studyhall/http';

/** Who is in a group together, as the groups service knows. */
export interface Companions {
  /** Those of the people who are in some group with the person. */
  find(personId: string, people: readonly string[]): Promise<ReadonlySet<string>>;
}

const CompanionsSchema = Type.Object({ people: Type.Array(Type.String()) });

/** Not remembered: whoever leaves a group is no companion from then on. */
export function createCompanions(groups: ServiceClient): Companions {
  return {
    async find(personId, people) {
      if (people.length === 0) return new Set();
      const { status, body } = await groups.request({
        method: 'POST',
        path: '/internal/companions',
        body: { personId, people },
        schema: CompanionsSchema,
        repeatable: true,
      });
      if (status !== 200) throw new UnavailableError({ cause: new Error(`Groups answered ${status}`) });
      return new Set(body.people);
    },
  };
}
