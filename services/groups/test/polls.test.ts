import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forEachEngine } from '@studyhall/testing';
import { closeDuePolls } from '../src/commands/close-poll.ts';
import { expectStatus, type Someone } from './groups-app.ts';
import { at, type Problem, useMeetings } from './meetings.ts';

interface PollBody {
  readonly id: string;
  readonly status: string;
  readonly start: string | null;
  readonly decidedBy: string | null;
  readonly meetingId: string | null;
  readonly voters: number;
  readonly options: readonly {
    readonly start: string;
    readonly clash: boolean | null;
    readonly myVote: string | null;
    readonly votes: {
      readonly yes: number;
      readonly ifNeedBe: number;
      readonly requiredMissing: number;
    } | null;
  }[];
}

const [monday, tuesday, wednesday] = [at(14), at(38), at(62)] as const;

forEachEngine('polls', (engine) => {
  const meetings = useMeetings(engine);
  const api = () => meetings.world.api;

  async function tryToOpen(person: Someone, groupId: string, overrides: object = {}) {
    const options = [monday, tuesday, wednesday];
    const body = { title: 'When?', minutes: 60, options, closesAt: at(12), ...overrides };
    const path = `/api/groups/${groupId}/polls`;
    return api().post<PollBody & Problem>(path, { token: person.token, body });
  }

  async function open(person: Someone, groupId: string, overrides: object = {}) {
    const answer = await tryToOpen(person, groupId, overrides);
    expectStatus(answer, 201);
    return answer.body;
  }

  function vote(person: Someone, pollId: string, votes: Record<string, string>) {
    const body = { votes: Object.entries(votes).map(([start, answer]) => ({ start, answer })) };
    return api().put<PollBody & Problem>(`/api/polls/${pollId}/votes`, { token: person.token, body });
  }

  function close(person: Someone, pollId: string, body: object = {}) {
    return api().post<PollBody & Problem>(`/api/polls/${pollId}/close`, { token: person.token, body });
  }

  async function get(person: Someone, pollId: string) {
    return api().get<PollBody & Problem>(`/api/polls/${pollId}`, { token: person.token });
  }

  async function three() {
    const { people, owner, groupId } = await meetings.groupOf(3);
    const [, second, third] = people;
    assert.ok(second && third);
    return { owner, second, third, groupId };
  }

  it('marks one’s own clashes, and not the others’', async () => {
    const { owner, second, third, groupId } = await three();
    await meetings.occupy(second, tuesday, at(39));
    const poll = await open(owner, groupId);
    const clashes = async (person: Someone) =>
      (await get(person, poll.id)).body.options.map(({ clash }) => clash);
    assert.deepEqual(await clashes(second), [false, true, false]);
    assert.deepEqual(await clashes(third), [false, false, false]);
    assert.deepEqual(await meetings.world.withoutCalendar(() => clashes(second)), [null, null, null]);
  });

  it('is for members alone', async () => {
    const { owner, groupId } = await three();
    const poll = await open(owner, groupId);
    const stranger = await meetings.world.someone();
    assert.equal((await get(stranger, poll.id)).status, 404);
    assert.equal((await vote(stranger, poll.id, {})).status, 404);
    assert.equal((await close(stranger, poll.id)).status, 404);
    assert.equal((await tryToOpen(stranger, groupId)).status, 403);
  });

  it('books what wins, and who voted yes comes where they can', async () => {
    const { owner, second, third, groupId } = await three();
    const poll = await open(owner, groupId, { place: 'Library' });
    await vote(owner, poll.id, { [monday]: 'yes', [tuesday]: 'yes' });
    await vote(second, poll.id, { [tuesday]: 'yes', [wednesday]: 'no' });
    await vote(third, poll.id, { [tuesday]: 'if-need-be' });
    await meetings.occupy(second, tuesday, at(39));
    const closed = await close(owner, poll.id);
    assert.deepEqual(
      [closed.status, closed.body.start, closed.body.decidedBy],
      [200, tuesday, 'most-can-come'],
    );
    const meeting = (await meetings.get(owner, closed.body.meetingId ?? '')).body;
    assert.deepEqual([meeting.start, meeting.answers.yes, meeting.title], [tuesday, 1, 'When?']);
    assert.deepEqual(
      (await meetings.calendar(owner)).map(({ kind }) => kind),
      ['meeting'],
    );
    assert.equal((await meetings.get(second, meeting.id)).body.myAnswer, null);
    const told = (await meetings.world.events(poll.id)).find(({ type }) => type === 'poll.closed');
    assert.equal(told?.data['meetingId'], meeting.id);
    assert.deepEqual(new Set(told?.data['to'] as string[]), new Set([owner.id, second.id, third.id]));
  });

  it('closes once, however many close it at once', async () => {
    const { owner, second, groupId } = await three();
    const poll = await open(owner, groupId);
    await vote(second, poll.id, { [monday]: 'yes' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => close(owner, poll.id)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ body }) => body.meetingId)).size, 1);
    assert.equal((await meetings.list(owner, `/api/groups/${groupId}/meetings`)).length, 1);
    assert.equal((await vote(second, poll.id, {})).body.code, 'poll-closed');
  });

  it('closes by itself at its deadline, once, with several processes', async () => {
    const { owner, second, groupId } = await three();
    const poll = await open(owner, groupId, { closesAt: at(9) });
    await vote(second, poll.id, { [tuesday]: 'yes' });
    const { world } = meetings;
    world.clock.now += 2 * 3_600_000;
    await Promise.all([1, 2, 3].map(() => closeDuePolls(world.context)));
    const renewed = await world.renew(second);
    const closed = await get(renewed, poll.id);
    assert.deepEqual([closed.body.status, closed.body.start], ['closed', tuesday]);
    assert.equal((await meetings.list(renewed, `/api/groups/${groupId}/meetings`)).length, 1);
    assert.equal((await meetings.calendar(renewed)).length, 1);
    world.clock.now -= 2 * 3_600_000;
  });

  it('has no winner without those who must come; one can be chosen by hand', async () => {
    const { owner, second, third, groupId } = await three();
    const poll = await open(owner, groupId, { required: [third.id] });
    await vote(second, poll.id, { [monday]: 'yes' });
    const closed = await close(owner, poll.id);
    assert.deepEqual([closed.body.status, closed.body.start], ['closed', null]);
    assert.equal(closed.body.options[0]?.votes?.requiredMissing, 1);
    assert.equal((await close(owner, poll.id, { start: at(15) })).body.code, 'unknown-option');
    const chosen = await close(owner, poll.id, { start: wednesday });
    assert.deepEqual([chosen.body.start, chosen.body.decidedBy], [wednesday, 'organizer']);
    assert.equal((await close(owner, poll.id, { start: wednesday })).status, 200);
    assert.equal((await close(owner, poll.id, { start: monday })).body.code, 'poll-closed');
  });

  it('does not wait for who has left', async () => {
    const { owner, second, third, groupId } = await three();
    const poll = await open(owner, groupId, { required: [third.id] });
    await vote(second, poll.id, { [monday]: 'yes' });
    await vote(third, poll.id, { [tuesday]: 'yes' });
    await meetings.world.leave(third, groupId);
    const closed = await close(owner, poll.id);
    assert.deepEqual([closed.body.start, closed.body.decidedBy], [monday, 'only-one']);
  });

  it('shows votes as it allows', async () => {
    const { owner, second, third, groupId } = await three();
    const poll = await open(owner, groupId, { results: 'after-vote' });
    const seen = async (person: Someone) => (await get(person, poll.id)).body.options[0]?.votes?.yes ?? null;
    await vote(second, poll.id, { [monday]: 'yes' });
    assert.deepEqual([await seen(owner), await seen(second), await seen(third)], [1, 1, null]);
    await vote(third, poll.id, { [tuesday]: 'no' });
    assert.equal(await seen(third), 1);
    assert.equal((await get(third, poll.id)).body.voters, 2);
  });

  it('replaces one’s votes, and lists polls of the group', async () => {
    const { owner, second, groupId } = await three();
    const poll = await open(owner, groupId);
    await vote(second, poll.id, { [monday]: 'yes', [tuesday]: 'no' });
    const changed = await vote(second, poll.id, { [tuesday]: 'if-need-be' });
    assert.deepEqual(
      changed.body.options.map(({ myVote }) => myVote),
      [null, 'if-need-be', null],
    );
    const path = `/api/groups/${groupId}/polls?status=open`;
    const list = await api().get<{ items: PollBody[] }>(path, { token: second.token });
    assert.deepEqual(
      list.body.items.map(({ id }) => id),
      [poll.id],
    );
  });

  it('ends with the group', async () => {
    const { owner, second, groupId } = await three();
    const poll = await open(owner, groupId);
    expectStatus(await api().delete(`/api/groups/${groupId}`, { token: owner.token }), 204);
    assert.equal((await get(second, poll.id)).body.status, 'closed');
    const told = (await meetings.world.events(poll.id)).filter(({ type }) => type === 'poll.closed');
    assert.equal(told.length, 1);
    assert.ok(JSON.stringify(told[0]?.data['to']).includes(second.id));
  });

  it('is exported and forgotten with the person, as their answers are', async () => {
    const { owner, second, groupId } = await three();
    const poll = await open(owner, groupId);
    await vote(second, poll.id, { [monday]: 'yes' });
    const { id } = await meetings.plan(owner, groupId);
    await meetings.rsvp(second, id);
    const token = await meetings.world.serviceToken();
    const path = `/internal/people/${second.id}`;
    const exported = await api().get<Record<string, { answer: string }[]>>(path, { token });
    const { pollVotes = [], meetingAnswers = [] } = exported.body;
    assert.deepEqual([pollVotes[0]?.answer, meetingAnswers[0]?.answer], ['yes', 'yes']);
    assert.equal((await api().delete(path, { token })).status, 204);
    await meetings.world.sweep();
    assert.deepEqual(await meetings.calendar(second), []);
    assert.equal((await get(owner, poll.id)).body.voters, 0);
    assert.deepEqual((await meetings.get(owner, id)).body.people, []);
  });

  describe('refuses', () => {
    it('what cannot be asked, with every field', async () => {
      const { owner, groupId } = await three();
      const stranger = await meetings.world.someone();
      const wrong = { options: [at(1), tuesday, tuesday], closesAt: at(2), required: [stranger.id] };
      const answer = await tryToOpen(owner, groupId, wrong);
      assert.equal(answer.status, 422);
      const paths = answer.body.errors.map(({ path }) => path);
      assert.deepEqual(paths, ['/options/0', '/options/2', '/required/0', '/closesAt']);
      assert.equal((await tryToOpen(owner, groupId, { options: [] })).status, 400);
    });

    it('votes for what is not proposed, or twice', async () => {
      const { owner, groupId } = await three();
      const poll = await open(owner, groupId);
      const unknown = await vote(owner, poll.id, { [at(15)]: 'yes' });
      assert.deepEqual([unknown.status, unknown.body.errors[0]?.path], [422, '/votes/0/start']);
      const twice = { votes: [1, 2].map(() => ({ start: monday, answer: 'yes' })) };
      const path = `/api/polls/${poll.id}/votes`;
      assert.equal((await api().put(path, { token: owner.token, body: twice })).status, 422);
    });
  });
});
