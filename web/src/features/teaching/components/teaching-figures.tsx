import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tutor } from '../../../api/types.ts';
import { heldSessionsQuery } from '../../../components/sessions/sessions-query.ts';
import { Panel } from '../../../components/ui/panel.tsx';
import { QueryView } from '../../../components/ui/query-view.tsx';
import { EmptyState } from '../../../components/ui/state.tsx';
import { Unseen } from '../../../components/ui/unseen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/messages.ts';
import { useZone } from '../../../session/use-profile.ts';
import { countFigures } from '../figures.ts';
import { teachingMessages } from '../messages.ts';
import classes from './teaching-figures.module.css';

const dayMs = 86_400_000;

/** Numbers of the last half year, and how they were spread. */
export function TeachingFigures({ tutor }: { tutor: Tutor }) {
  const t = useMessages(teachingMessages);
  const format = useFormat();
  const zone = useZone();
  const [now] = useState(() => Math.floor(Date.now() / dayMs) * dayMs);
  const from = new Date(now - 182 * dayMs).toISOString();
  const query = useQuery(heldSessionsQuery(from));
  return (
    <QueryView query={query}>
      {(sessions) => {
        const { completed, hours, students, weeks } = countFigures(sessions, zone);
        if (completed === 0) {
          return (
            <EmptyState icon={<IconChartBar />} title={t.noFigures}>
              {t.noFiguresText}
            </EmptyState>
          );
        }
        const most = Math.max(...weeks.map(({ count }) => count));
        const numbers = [
          [t.completed, format.number(completed)],
          [t.hours, format.number(hours, Number.isInteger(hours) ? 0 : 1)],
          [t.students, format.number(students)],
          [t.rating, format.number(tutor.rating.mean, 1)],
        ];
        return (
          <div className={classes.figures}>
            <dl className={classes.numbers}>
              {numbers.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <Panel title={t.perWeekChart} lead={t.lastMonths}>
              <ul className={classes.chart}>
                {weeks.map(({ monday, count }) => (
                  <li key={monday}>
                    <Unseen>{t.weekOf(format.calendarDay(monday), count)}</Unseen>
                    <span aria-hidden="true">{count > 0 && format.number(count)}</span>
                    <span
                      aria-hidden="true"
                      className={classes.bar}
                      style={{ height: `${(count / most) * 8}rem` }}
                    />
                    <span aria-hidden="true" className={classes.week}>
                      {Number(monday.slice(8))}/{Number(monday.slice(5, 7))}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        );
      }}
    </QueryView>
  );
}
