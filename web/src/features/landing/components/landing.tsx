import { Title } from '@mantine/core';
import { IconCalendarCheck, IconClockHour4, IconWorld } from '@tabler/icons-react';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { useMessages } from '../../../i18n/messages.ts';
import { landingMessages } from '../messages.ts';
import classes from './landing.module.css';
import { LiveLook } from './live-look.tsx';
import { WeekPicture } from './week-picture.tsx';

export function Landing() {
  const t = useMessages(landingMessages);
  const promises = [
    { icon: IconCalendarCheck, title: t.freeTitle, text: t.freeText },
    { icon: IconClockHour4, title: t.ledgerTitle, text: t.ledgerText },
    { icon: IconWorld, title: t.zoneTitle, text: t.zoneText },
  ];
  return (
    <div className={classes.landing}>
      <title>Study Hall</title>
      <section className={classes.hero}>
        <div>
          <h1 className={classes.title}>{t.title}</h1>
          <p className={classes.lead}>{t.lead}</p>
          <div className={classes.actions}>
            <ButtonLink to="/sign-up" size="lg">
              {t.start}
            </ButtonLink>
            <ButtonLink to="/sign-in" size="lg" variant="default">
              {t.signIn}
            </ButtonLink>
          </div>
        </div>
        <WeekPicture title={t.picture} />
      </section>
      <LiveLook />
      <section aria-label={t.promises}>
        <Title order={2} className={classes.heading}>
          {t.promises}
        </Title>
        <ul className={classes.promises}>
          {promises.map(({ icon: Icon, title, text }) => (
            <li key={title}>
              <Icon size={26} stroke={1.6} aria-hidden="true" />
              <Title order={3}>{title}</Title>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
      <footer className={classes.footer}>
        <span>{t.forAll}</span>
        <a href="/api/docs">{t.apiDocs}</a>
        <a href="/api/status">{t.status}</a>
      </footer>
    </div>
  );
}
