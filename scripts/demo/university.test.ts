import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandWeeklyClasses, expandWeeklyHours, overlaps, parseInstant } from '@studyhall/time';
import { courses } from './courses.ts';
import { buildUniversity, demoAccounts } from './university.ts';

const minute = 60_000;
const now = Date.UTC(2026, 2, 20, 7, 30);
const university = buildUniversity(now);
const { identity, students, tutors, groups, calendar } = university;
const sessions = tutors.sessions.map((session) => {
  const start = parseInstant(session.start);
  return { ...session, start, end: start + session.minutes * minute };
});

test('it is as large as a small university', () => {
  assert.equal(identity.people.length, 462);
  assert.equal(students.profiles.length, 460);
  assert.ok(students.courses.length >= 40);
  const byStatus = Map.groupBy(tutors.tutors, ({ status }) => status);
  assert.equal(byStatus.get('approved')?.length, 60);
  assert.equal(byStatus.get('pending')?.length, 4);
});

test('nobody shares an id, a name or an address', () => {
  for (const field of ['id', 'name', 'email'] as const) {
    assert.equal(new Set(identity.people.map((person) => person[field])).size, identity.people.length);
  }
});

test('tutors live in five zones, most of them at home', () => {
  const zones = Map.groupBy(tutors.tutors, ({ availability }) => availability.timeZone);
  const [largest] = [...zones].sort(([, a], [, b]) => b.length - a.length);
  assert.equal(zones.size, 5);
  assert.equal(largest?.[0], 'Asia/Karachi');
});

test('everyone in a group has classes, none of them during a session of theirs', () => {
  const members = new Set(groups.groups.flatMap((group) => group.members.map(({ userId }) => userId)));
  assert.deepEqual(new Set(calendar.timetables.map(({ personId }) => personId)), members);
  const around = { start: now - 60 * 24 * 60 * minute, end: now + 60 * 24 * 60 * minute };
  for (const { personId, ...timetable } of calendar.timetables) {
    const own = sessions.filter(({ studentId, tutorId }) => [studentId, tutorId].includes(personId));
    const lessons = expandWeeklyClasses(timetable, around).flat();
    assert.ok(lessons.length > 10, personId);
    assert.ok(!lessons.some((lesson) => own.some((session) => overlaps(lesson, session))), personId);
  }
});

test('the same day makes the same university', () => {
  assert.deepEqual(buildUniversity(now), university);
});

test('another day makes the same people with other times', () => {
  const later = buildUniversity(now + 90 * 24 * 60 * minute);
  assert.deepEqual(later.identity, identity);
  assert.deepEqual(later.students.profiles, students.profiles);
  assert.notDeepEqual(later.tutors.sessions, tutors.sessions);
});

test('every course that is named exists', () => {
  const codes = new Set(courses.map(({ code }) => code));
  for (const { courses: taught } of tutors.tutors) assert.ok(taught.every((code) => codes.has(code)));
});

test('there are sessions behind and ahead, and reviews of those behind', () => {
  const [past, coming] = [
    sessions.filter(({ end }) => end < now),
    sessions.filter(({ start }) => start > now),
  ];
  assert.ok(past.length > 250 && coming.length > 60);
  assert.ok(past.filter(({ review }) => review).length > past.length / 3);
  assert.ok(coming.every(({ review }) => review === undefined));
});

test('nobody is in two places at once', () => {
  for (const field of ['tutorId', 'studentId'] as const) {
    for (const own of Map.groupBy(sessions, (session) => session[field]).values()) {
      const clashes = own.filter((one, index) => own.slice(index + 1).some((other) => overlaps(one, other)));
      assert.deepEqual(clashes, []);
    }
  }
});

test('every session lies in the hours of its tutor, in a length and for a course on offer', () => {
  const byId = new Map(tutors.tutors.map((tutor) => [tutor.id, tutor]));
  for (const { tutorId, start, end, minutes, courseCode, mode } of sessions) {
    const tutor = byId.get(tutorId);
    assert.ok(tutor);
    const [hours] = expandWeeklyHours(tutor.availability, { start, end });
    assert.deepEqual(hours, { start, end });
    assert.ok(tutor.sessionMinutes.includes(minutes));
    assert.ok(tutor.courses.includes(courseCode));
    assert.ok(tutor.modes.includes(mode));
  }
});

test('there is somebody of every role to sign in as', () => {
  const roles = demoAccounts(university).map(({ role }) => role);
  assert.deepEqual(roles, ['student', 'tutor', 'coordinator', 'admin']);
});

test('the first student has had a session with the first tutor and has one to come', () => {
  const [student] = identity.people;
  const [tutor] = tutors.tutors;
  const theirs = sessions.filter(
    ({ tutorId, studentId }) => tutorId === tutor?.id && studentId === student?.id,
  );
  assert.ok(theirs.some(({ end }) => end < now) && theirs.some(({ start }) => start > now));
});

test('a dozen groups have people who are students and take the course, and posts by them', () => {
  assert.equal(groups.groups.length, 12);
  const profiles = new Map(identity.people.map(({ id }, index) => [id, students.profiles[index]]));
  for (const { name, courseCode, members, posts, createdAt } of groups.groups) {
    const ids = members.map(({ userId }) => userId);
    assert.equal(new Set(ids).size, ids.length, name);
    assert.deepEqual(members.filter(({ role }) => role === 'owner').length, 1, name);
    for (const id of ids) {
      const profile = profiles.get(id) as { courses: string[] } | undefined;
      assert.ok(profile && (courseCode === null || profile.courses.includes(courseCode)), name);
    }
    for (const { authorId, body, at, replies } of posts) {
      assert.ok(
        [authorId, ...replies.map((reply) => reply.authorId)].every((id) => ids.includes(id)),
        name,
      );
      assert.doesNotMatch(body, /\{\d\}/);
      assert.ok(at > createdAt && Date.parse(at) <= now, name);
    }
  }
});

test('some group has more people than places, so that there is a line', () => {
  assert.ok(groups.groups.some(({ members, capacity }) => members.length > capacity));
});

test('groups have meetings and polls ahead', () => {
  const meetings = groups.groups.flatMap((group) => group.meetings);
  const polls = groups.groups.flatMap((group) => group.polls);
  assert.ok(meetings.some(({ until }) => until) && meetings.some(({ until }) => !until));
  assert.deepEqual(new Set(polls.map(({ closed }) => closed)), new Set([true, false]));
  const starts = [...meetings.map(({ start }) => start), ...polls.flatMap(({ options }) => options)];
  assert.ok(starts.every((start) => parseInstant(start) > now));
  for (const { members, meetings: planned } of groups.groups) {
    const ids = members.map(({ userId }) => userId);
    assert.ok(planned.flatMap(({ answers }) => answers).every(({ userId }) => ids.includes(userId)));
  }
});
