import type { Schemas } from './generated/paths.ts';

export type User = Schemas['identity']['User'];
export type Role = Schemas['identity']['Role'];
export type SignInSession = Schemas['identity']['SignInSession'];

export type Profile = Schemas['students']['Profile'];
export type ProfileInput = Schemas['students']['ProfileInput'];
export type Term = Schemas['students']['Term'];
export type Course = Schemas['students']['Course'];

export type Tutor = Schemas['tutors']['Tutor'];
export type TutorInput = Schemas['tutors']['TutorInput'];
export type FoundTutor = Schemas['tutors']['FoundTutor'];
export type SessionMode = Schemas['tutors']['SessionMode'];
export type Slots = Schemas['tutors']['Slots'];
export type Slot = Slots['slots'][number];
export type Review = Schemas['tutors']['Review'];
export type Session = Schemas['tutors']['Session'];
export type SessionDetail = Schemas['tutors']['SessionDetail'];
export type SessionStatus = Schemas['tutors']['SessionStatus'];
export type BookingInput = Schemas['tutors']['BookingInput'];
export type Availability = Schemas['tutors']['Availability'];
export type TutoringPolicy = Schemas['tutors']['TutoringPolicy'];
export type WaitlistEntry = Schemas['tutors']['WaitlistEntry'];

export type Commitment = Schemas['calendar']['Commitment'];
export type CalendarPage = Schemas['calendar']['CalendarPage'];
export type CommitmentKind = Commitment['kind'];
export type Timetable = Schemas['calendar']['Timetable'];
export type TimetableInput = Schemas['calendar']['TimetableInput'];
export type WeeklyClass = Schemas['calendar']['Class'];
export type CalendarImport = Schemas['calendar']['CalendarImport'];

export type Notification = Schemas['notifications']['Notification'];
export type NotificationPage = Schemas['notifications']['NotificationPage'];
export type NotificationPreferences = Schemas['notifications']['NotificationPreferences'];
export type NotificationChannels = Schemas['notifications']['Channels'];
export type NotificationPreferencesInput = Schemas['notifications']['NotificationPreferencesInput'];
