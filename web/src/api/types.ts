import type { Schemas } from './generated/paths.ts';

export type User = Schemas['identity']['User'];
export type Role = Schemas['identity']['Role'];
export type SignInSession = Schemas['identity']['SignInSession'];

export type Profile = Schemas['students']['Profile'];
export type ProfileInput = Schemas['students']['ProfileInput'];
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
