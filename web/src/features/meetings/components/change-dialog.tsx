import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { MeetingDetail, MeetingEdit, MeetingScope } from '../../../api/types.ts';
import { LengthSelect } from '../../../components/groups/length-select.tsx';
import { MomentInput } from '../../../components/groups/moment-input.tsx';
import { PlaceInputs } from '../../../components/groups/place-inputs.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { DialogButtons } from '../../../components/ui/dialog-buttons.tsx';
import { FormProblem } from '../../../components/ui/form-problem.tsx';
import { notifyDone } from '../../../components/ui/notify.ts';
import { TextField } from '../../../components/ui/text-field.tsx';
import { WholeNumberInput } from '../../../components/ui/whole-number-input.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { useFieldErrors } from '../../../i18n/problems.ts';
import { words } from '../../../i18n/words.ts';
import { useChangeMeeting } from '../api/change-meeting.ts';
import { meetingMessages } from '../messages.ts';
import { ScopeChoice } from './scope-choice.tsx';

interface ChangeDialogProps {
  readonly meeting: MeetingDetail;
  /** A start that is proposed already. */
  readonly moveTo?: string | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Another time, place or title, of one meeting or of it and all that follow. */
export function ChangeDialog({ meeting, moveTo, opened, onClose }: ChangeDialogProps) {
  const t = useMessages(meetingMessages);
  const fieldErrors = useFieldErrors();
  const shared = useMessages(words);
  const change = useChangeMeeting(meeting.id);
  const [scope, setScope] = useState<MeetingScope>('one');
  const [value, setValue] = useState({
    title: meeting.title,
    start: moveTo ?? meeting.start,
    minutes: meeting.minutes,
    place: meeting.place ?? '',
    link: meeting.link ?? '',
    capacity: meeting.capacity ?? ('' as number | string),
  });
  const set = (part: Partial<typeof value>) => setValue({ ...value, ...part });
  const errors = fieldErrors(change.error);
  const save = () =>
    change.mutate(toEdit(meeting, value, scope), {
      onSuccess: ({ changed, clashes }) => {
        notifyDone([t.changed(changed), clashes > 0 ? t.nowTentative(clashes) : ''].join(' ').trim());
        onClose();
      },
    });
  return (
    <Dialog opened={opened} onClose={onClose} title={t.changeTitle} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack>
          <FormProblem error={change.error} />
          <TextField
            label={t.what}
            bound={120}
            error={errors['title']}
            value={value.title}
            onChange={({ currentTarget }) => set({ title: currentTarget.value })}
          />
          <MomentInput value={value.start} onChange={(start) => set({ start })} error={errors['start']} />
          <LengthSelect value={value.minutes} onChange={(minutes) => set({ minutes })} />
          <PlaceInputs value={value} onChange={set} errors={errors} />
          <WholeNumberInput
            label={t.seatsLabel}
            description={t.seatsHint}
            min={1}
            max={500}
            error={errors['capacity']}
            value={value.capacity}
            onChange={(capacity) => set({ capacity })}
          />
          {meeting.seriesId && <ScopeChoice value={scope} onChange={setScope} />}
          <DialogButtons>
            <Button variant="default" onClick={onClose}>
              {shared.cancel}
            </Button>
            <Button type="submit" loading={change.isPending} disabled={!value.title.trim()}>
              {t.save}
            </Button>
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Edited {
  readonly title: string;
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly link: string;
  readonly capacity: number | string;
}

/** Only what differs is sent: with a start, all that follow are put at its time of day. */
function toEdit(meeting: MeetingDetail, value: Edited, scope: MeetingScope): MeetingEdit {
  const place = value.place.trim() || null;
  const link = value.link.trim() || null;
  const capacity = value.capacity === '' ? null : Number(value.capacity);
  return {
    ...(meeting.seriesId && { scope }),
    ...(value.title.trim() !== meeting.title && { title: value.title.trim() }),
    ...(Date.parse(value.start) !== Date.parse(meeting.start) && { start: value.start }),
    ...(value.minutes !== meeting.minutes && { minutes: value.minutes }),
    ...(place !== meeting.place && { place }),
    ...(link !== meeting.link && { link }),
    ...(capacity !== meeting.capacity && { capacity }),
  };
}
