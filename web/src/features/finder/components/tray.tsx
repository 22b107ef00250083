import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { finderMessages } from '../messages.ts';
import classes from './tray.module.css';

interface TrayProps {
  readonly groupId: string;
  readonly minutes: number;
  readonly chosen: readonly string[];
  readonly onToggle: (start: string) => void;
}

/** The times that are chosen, and what can become of them. */
export function Tray({ groupId, minutes, chosen, onToggle }: TrayProps) {
  const t = useMessages(finderMessages);
  const format = useFormat();
  const zone = useZone();
  const [only, ...others] = chosen;
  if (only === undefined) return null;
  return (
    <section className={classes.tray} aria-label={t.tray(chosen.length)}>
      <ul className={classes.times}>
        {chosen.map((start) => (
          <li key={start} className={classes.time}>
            {format.moment(start, zone)}
            <ActionIcon
              variant="transparent"
              c="inherit"
              size="lg"
              aria-label={t.takeOut(format.moment(start, zone))}
              onClick={() => onToggle(start)}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        {others.length === 0 && (
          <ButtonLink
            to="/groups/$groupId/meetings/new"
            params={{ groupId }}
            search={{ start: only, minutes }}
          >
            {t.plan}
          </ButtonLink>
        )}
        <ButtonLink
          to="/groups/$groupId/polls/new"
          params={{ groupId }}
          search={{ options: chosen, minutes }}
          variant={others.length === 0 ? 'default' : 'filled'}
        >
          {t.poll}
        </ButtonLink>
      </div>
    </section>
  );
}
