import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDots, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { NotificationBell } from '../../components/notifications/notification-bell.tsx';
import { useLiveNotifications } from '../../components/notifications/use-live-notifications.tsx';
import { notifyFailed } from '../../components/ui/notify.ts';
import { PersonAvatar } from '../../components/ui/person-avatar.tsx';
import { UserText } from '../../components/ui/user-text.tsx';
import { useMessages } from '../../i18n/messages.ts';
import { useExplain } from '../../i18n/problems.ts';
import { signOut } from '../../session/sign-out.ts';
import { useKeepOfflineCopy } from '../../session/use-keep-offline-copy.ts';
import { useMe } from '../../session/use-me.ts';
import { useProfile, ZoneContext } from '../../session/use-profile.ts';
import { browserZone } from '../../time/zone.ts';
import { Brand } from './brand.tsx';
import { shellMessages } from './messages.ts';
import { type Destination, destinations } from './navigation.ts';
import menuClasses from './popover-menu.module.css';
import { PopoverMenu } from './popover-menu.tsx';
import classes from './shell.module.css';

/** What surrounds every page of whoever is signed in: a bar at the bottom of a phone, a column at the side else. */
export function Shell() {
  return (
    <ZoneContext value={useProfile().timeZone ?? browserZone()}>
      <Frame />
      <Followers />
    </ZoneContext>
  );
}

/** What goes on beside the page draws nothing, and nothing anew. */
function Followers() {
  useLiveNotifications();
  useKeepOfflineCopy();
  return null;
}

function Frame() {
  const t = useMessages(shellMessages);
  const { roles } = useMe();
  const shown = destinations.filter((item) => !item.roles || item.roles.some((role) => roles.includes(role)));
  return (
    <div className={classes.shell}>
      <header className={classes.top}>
        <Brand to="/home" />
        <div className={classes.tools}>
          <NotificationBell />
          <AccountMenu />
        </div>
      </header>
      <nav className={classes.navigation} aria-label={t.mainNavigation}>
        <ul>
          {shown.map((item) => (
            <li key={item.to} data-place={item.place}>
              <DestinationLink item={item} />
            </li>
          ))}
          <li className={classes.more}>
            <MoreMenu items={shown.filter(({ place }) => place === 'more')} />
          </li>
        </ul>
      </nav>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function DestinationLink({ item }: { item: Destination }) {
  const t = useMessages(shellMessages);
  return (
    <Link to={item.to} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      <item.icon size={22} stroke={1.7} aria-hidden="true" />
      <span className={classes.longText}>{t[item.text]}</span>
      <span className={classes.shortText}>{t[item.shortText ?? item.text]}</span>
    </Link>
  );
}

function MoreMenu({ items }: { items: readonly Destination[] }) {
  const t = useMessages(shellMessages);
  const button = (
    <>
      <IconDots size={22} stroke={1.7} aria-hidden="true" />
      <span>{t.more}</span>
    </>
  );
  return (
    <PopoverMenu place="bottom" className={classes.link} button={button}>
      <ul>
        {items.map(({ to, text, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={menuClasses.item} activeProps={{ 'aria-current': 'page' }}>
              <Icon size={20} stroke={1.7} aria-hidden="true" />
              {t[text]}
            </Link>
          </li>
        ))}
      </ul>
    </PopoverMenu>
  );
}

function AccountMenu() {
  const t = useMessages(shellMessages);
  const { email } = useMe();
  const { displayName } = useProfile();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const explain = useExplain();
  const isDark = useComputedColorScheme('light') === 'dark';
  const ThemeIcon = isDark ? IconSun : IconMoon;
  const leave = async () => {
    try {
      await signOut(queries);
      await navigate({ to: '/' });
    } catch (error) {
      notifyFailed(explain(error));
    }
  };
  return (
    <PopoverMenu
      place="top"
      label={t.account}
      className={classes.account}
      button={<PersonAvatar name={displayName} size={38} />}
    >
      <div className={classes.who}>
        <strong>
          <UserText>{displayName}</UserText>
        </strong>
        <span>
          <UserText>{email}</UserText>
        </span>
      </div>
      <button
        type="button"
        className={menuClasses.item}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        <ThemeIcon size={20} stroke={1.7} aria-hidden="true" />
        {isDark ? t.light : t.dark}
      </button>
      <button type="button" className={menuClasses.item} onClick={() => void leave()}>
        <IconLogout size={20} stroke={1.7} aria-hidden="true" />
        {t.signOut}
      </button>
    </PopoverMenu>
  );
}
