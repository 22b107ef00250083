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

export type Group = Schemas['groups']['Group'];
export type GroupInput = Schemas['groups']['GroupInput'];
export type GroupEdit = Schemas['groups']['GroupEdit'];
export type GroupRole = Schemas['groups']['GroupRole'];
export type GroupRule = Schemas['groups']['GroupRule'];
export type JoinPolicy = Schemas['groups']['JoinPolicy'];
export type Membership = Schemas['groups']['Membership'];
export type MembershipStatus = Schemas['groups']['MembershipStatus'];
export type Invitation = Schemas['groups']['Invitation'];
export type Post = Schemas['groups']['Post'];
export type Reply = Schemas['groups']['Reply'];
export type PostReport = Schemas['groups']['Report'];
export type Meeting = Schemas['groups']['Meeting'];
export type MeetingDetail = Schemas['groups']['MeetingDetail'];
export type MeetingInput = Schemas['groups']['MeetingInput'];
export type MeetingEdit = Schemas['groups']['MeetingEdit'];
export type MeetingAnswer = Schemas['groups']['MeetingAnswer'];
export type MeetingScope = Schemas['groups']['MeetingScope'];
export type CheckedPlan = Schemas['groups']['CheckedPlan'];
export type Poll = Schemas['groups']['Poll'];
export type PollSummary = Schemas['groups']['PollSummary'];
export type PollInput = Schemas['groups']['PollInput'];
export type VoteAnswer = Schemas['groups']['VoteAnswer'];
export type CommonTimes = Schemas['groups']['CommonTimes'];
export type CommonTimesInput = Schemas['groups']['GroupTimesInput'];
export type CommonWindow = Schemas['groups']['CommonWindow'];
export type StartCount = Schemas['groups']['StartCount'];
export type WayOut = Schemas['groups']['WayOut'];
export type WeeklySlot = Schemas['groups']['WeeklySlot'];

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
