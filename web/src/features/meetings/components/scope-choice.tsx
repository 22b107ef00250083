import { Radio, Stack } from '@mantine/core';
import type { MeetingScope } from '../../../api/types.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { meetingMessages } from '../messages.ts';

interface ScopeChoiceProps {
  readonly value: MeetingScope;
  readonly onChange: (scope: MeetingScope) => void;
}

/** Of a series: one occurrence, or it and all that follow. */
export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const t = useMessages(meetingMessages);
  return (
    <Radio.Group
      label={t.scope}
      value={value}
      // One of the two below.
      onChange={(scope) => onChange(scope as MeetingScope)}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="one" label={t.scopeOne} size="md" />
        <Radio value="following" label={t.scopeFollowing} size="md" />
      </Stack>
    </Radio.Group>
  );
}
