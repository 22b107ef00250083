import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { Profile, ProfileInput } from '../../../api/types.ts';
import { profileQuery } from '../../../session/use-profile.ts';

export function useSaveProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileInput) => unwrap(api.PUT('/api/students/me', { body })),
    onSuccess: (profile) => queries.setQueryData(profileQuery.queryKey, profile),
  });
}

/** A profile as its form holds it. */
export function toInput({ id: _, ...profile }: Profile, zone: string): ProfileInput {
  return { ...profile, timeZone: profile.timeZone ?? zone };
}
