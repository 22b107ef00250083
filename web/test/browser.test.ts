import { after, afterEach, before, describe } from 'node:test';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { accessibility } from './journeys/accessibility.ts';
import { accessibleStates } from './journeys/accessible-states.ts';
import { becomeTutor } from './journeys/become-tutor.ts';
import { calendar } from './journeys/calendar.ts';
import { groupAccessibility } from './journeys/group-accessibility.ts';
import { groups } from './journeys/groups.ts';
import { hostileText } from './journeys/hostile-text.ts';
import { newRelease } from './journeys/new-release.ts';
import { notifications } from './journeys/notifications.ts';
import { offline } from './journeys/offline.ts';
import { programme } from './journeys/programme.ts';
import { push } from './journeys/push.ts';
import { race } from './journeys/race.ts';
import { signUpAndBook } from './journeys/sign-up-and-book.ts';
import { smallAndUrdu } from './journeys/small-and-urdu.ts';

// One platform and one browser for all of them: starting costs more than most journeys.
describe('in a browser', () => {
  let running: BrowserWorld | undefined;
  before(async () => {
    running = await startBrowserWorld();
  });
  afterEach(() => running?.leave());
  after(() => running?.stop());
  const world = () => {
    if (!running) throw new Error('The platform runs from the first hook on.');
    return running;
  };
  signUpAndBook(world);
  becomeTutor(world);
  smallAndUrdu(world);
  programme(world);
  race(world);
  calendar(world);
  notifications(world);
  offline(world);
  newRelease(world);
  push(world);
  groups(world);
  hostileText(world);
  accessibility(world);
  accessibleStates(world);
  groupAccessibility(world);
});
