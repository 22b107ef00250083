import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import type { WayOut } from '../../../api/types.ts';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { isolate } from '../../../i18n/isolate.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import type { FinderParams } from '../finder-params.ts';
import { finderMessages } from '../messages.ts';
import classes from './proposals.module.css';
import { WindowList } from './window-list.tsx';

interface WaysOutProps {
  readonly groupId: string;
  readonly ways: readonly WayOut[];
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: readonly string[];
  readonly onToggle: ((start: string) => void) | undefined;
  readonly onChange: (part: FinderParams) => void;
}

/** What could be done where nothing suits everyone, each with the times that follow from it. */
export function WaysOut({ ways, ...rest }: WaysOutProps) {
  const t = useMessages(finderMessages);
  return (
    <Panel title={t.waysOut} lead={t.waysOutLead}>
      <ul className={classes.ways}>
        {ways.map((way, index) => (
          // Several can be of one kind; their order is that of their cost.
          <Way key={`${way.kind} ${way.personId ?? way.meetingId ?? index}`} way={way} {...rest} />
        ))}
      </ul>
    </Panel>
  );
}

function Way({
  way,
  groupId,
  names,
  chosen,
  onToggle,
  onChange,
}: Omit<WaysOutProps, 'ways'> & { way: WayOut }) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const name = way.personId === undefined ? undefined : names.get(way.personId);
  const hours = way.hours?.permitted;
  const times = <WindowList windows={way.windows} names={names} chosen={chosen} onToggle={onToggle} />;
  switch (way.kind) {
    case 'leave-out':
      return (
        <li className={classes.way}>
          <h3>{name ? t.leaveOut(isolate(name)) : t.leaveOutSomebody}</h3>
          {times}
        </li>
      );
    case 'make-optional':
      return (
        <li className={classes.way}>
          <h3>{name ? t.makeOptional(isolate(name)) : t.makeOptionalSomebody}</h3>
          {times}
        </li>
      );
    case 'shorten':
      return (
        <li className={classes.way}>
          <h3>{t.shorten(format.number(way.minutes ?? 0))}</h3>
          <WindowList windows={way.windows} names={names} chosen={[]} onToggle={undefined} />
          <div>
            <Button variant="default" size="sm" onClick={() => onChange({ minutes: way.minutes })}>
              {t.take}
            </Button>
          </div>
        </li>
      );
    case 'split':
      return (
        <li className={classes.way}>
          <h3>{t.split(format.number(way.minutes ?? 0))}</h3>
          <WindowList windows={way.windows} names={names} chosen={[]} onToggle={undefined} />
          <div>
            <Button variant="default" size="sm" onClick={() => onChange({ minutes: way.minutes })}>
              {t.take}
            </Button>
          </div>
        </li>
      );
    case 'move-meeting':
      return <MoveMeeting groupId={groupId} way={way} />;
    case 'widen-hours':
      return (
        <li className={classes.way}>
          <h3>{hours && t.widen(format.wallTime(hours.from), format.wallTime(hours.to))}</h3>
          {times}
          <div>
            <Button
              variant="default"
              size="sm"
              onClick={() => hours && onChange({ from: hourOf(hours.from), to: hourOf(hours.to) })}
            >
              {t.take}
            </Button>
          </div>
        </li>
      );
  }
}

function hourOf(clock: string): number {
  return Number(clock.slice(0, 2));
}

function MoveMeeting({ groupId, way }: { groupId: string; way: WayOut }) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const meetingId = way.meetingId ?? '';
  const { data: meeting } = useQuery({
    queryKey: ['meetings', 'one', meetingId],
    queryFn: () => unwrap(api.GET('/api/meetings/{id}', { params: { path: { id: meetingId } } })),
  });
  return (
    <li className={classes.way}>
      <h3>{meeting ? t.moveMeeting(format.moment(meeting.start, zone)) : t.moveMeetingUnknown}</h3>
      {way.to && (
        <div>
          <ButtonLink
            to="/groups/$groupId/meetings/$meetingId"
            params={{ groupId, meetingId }}
            search={{ moveTo: way.to.start }}
            variant="default"
            size="sm"
          >
            {t.moveTo(format.moment(way.to.start, zone))}
          </ButtonLink>
        </div>
      )}
    </li>
  );
}
