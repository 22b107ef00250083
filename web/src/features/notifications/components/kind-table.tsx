import { Checkbox, NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import type { NotificationChannels } from '../../../api/types.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { areaOf, groupByArea } from '../areas.ts';
import { preferencesMessages } from '../preferences-messages.ts';
import { AreaIcon } from './area-icon.tsx';
import classes from './kind-table.module.css';

/** The others open at a tap: nobody reads all of it at once. */
const firstArea = 'session';

interface KindTableProps {
  readonly kinds: Readonly<Record<string, NotificationChannels>>;
  readonly onChange: (kind: string, channels: NotificationChannels) => void;
}

/** Over which channels each kind comes, area by area. */
export function KindTable({ kinds, onChange }: KindTableProps) {
  const t = useMessages(preferencesMessages);
  const areas: Readonly<Record<string, string>> = t.areas;
  return (
    <Panel title={t.kindsTitle} lead={t.kindsLead}>
      <div className={classes.areas}>
        {groupByArea(Object.keys(kinds)).map(([area, list]) => (
          <details key={area} className={classes.area} open={area === firstArea}>
            <summary>
              <AreaIcon kind={area} size={18} />
              {areas[area] ?? area}
              <IconChevronDown size={18} className={classes.chevron} aria-hidden="true" />
            </summary>
            <div className={classes.head} aria-hidden="true">
              <span />
              <span>{t.inbox}</span>
              <span>{t.push}</span>
              <span>{t.email}</span>
            </div>
            {list.map((kind) => {
              const channels = kinds[kind];
              return channels && <KindRow key={kind} kind={kind} channels={channels} onChange={onChange} />;
            })}
          </details>
        ))}
      </div>
    </Panel>
  );
}

interface KindRowProps {
  readonly kind: string;
  readonly channels: NotificationChannels;
  readonly onChange: (kind: string, channels: NotificationChannels) => void;
}

const mailModes = ['now', 'daily', 'off'] as const;

const KindRow = memo(function KindRow({ kind, channels, onChange }: KindRowProps) {
  const t = useMessages(preferencesMessages);
  const names: Readonly<Record<string, string>> = t.kinds;
  const name = names[kind] ?? kind;
  // Whoever took over an account could switch these off too.
  const isFixed = areaOf(kind) === 'security';
  return (
    <div className={classes.row}>
      <span className={classes.name}>{name}</span>
      <Checkbox
        className={classes.check}
        label={<span className={classes.label}>{t.inbox}</span>}
        aria-label={t.channel(t.inbox, name)}
        checked={channels.inbox}
        disabled={isFixed}
        onChange={({ currentTarget: { checked } }) => onChange(kind, { ...channels, inbox: checked })}
      />
      <Checkbox
        className={classes.check}
        label={<span className={classes.label}>{t.push}</span>}
        aria-label={t.channel(t.push, name)}
        checked={channels.push}
        onChange={({ currentTarget: { checked } }) => onChange(kind, { ...channels, push: checked })}
      />
      {isFixed ? (
        <span className={classes.fixed}>{t.always}</span>
      ) : (
        <NativeSelect
          size="sm"
          aria-label={t.channel(t.email, name)}
          value={channels.email}
          data={mailModes.map((value) => ({ value, label: t.mail[value] }))}
          onChange={({ currentTarget: { value } }) => {
            const email = mailModes.find((mode) => mode === value);
            if (email) onChange(kind, { ...channels, email });
          }}
        />
      )}
    </div>
  );
});
