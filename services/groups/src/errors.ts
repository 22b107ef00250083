import { ConflictError, ForbiddenError, GoneError, ProblemError, UnprocessableError } from '@studyhall/http';

export class UnknownPersonError extends UnprocessableError {
  override name = 'UnknownPersonError';
  constructor() {
    super({
      code: 'unknown-person',
      detail: 'Nobody here has this id. Invite them by e-mail address.',
      errors: [{ path: '/userId', message: 'must be somebody’s id' }],
    });
  }
}

export class UnknownCourseError extends ProblemError {
  override name = 'UnknownCourseError';
  constructor(code: string) {
    super({
      status: 422,
      code: 'unknown-course',
      detail: `There is no course ${code}. Look courses up with GET /api/courses.`,
      errors: [{ path: '/courseCode', message: `there is no course ${code}` }],
    });
  }
}

export class GroupArchivedError extends ConflictError {
  override name = 'GroupArchivedError';
  constructor() {
    super({
      code: 'group-archived',
      detail: 'The group is archived: it can be read and left. An owner can take it up again.',
    });
  }
}

export class LastOwnerError extends ConflictError {
  override name = 'LastOwnerError';
  constructor() {
    super({
      code: 'last-owner',
      detail: 'A group needs an owner. First make another member owner, or archive the group.',
    });
  }
}

export class CapacityTooSmallError extends ConflictError {
  override name = 'CapacityTooSmallError';
  constructor(taken: number) {
    super({
      code: 'capacity-too-small',
      detail: `${taken} places are taken or kept for somebody. Remove members first, or choose at least ${taken}.`,
      errors: [{ path: '/capacity', message: `must be at least ${taken}` }],
    });
  }
}

export class LineFullError extends ConflictError {
  override name = 'LineFullError';
  constructor(most: number) {
    super({
      code: 'line-full',
      detail: `${most} people wait already. Look for another group, or found one.`,
    });
  }
}

/** What is done to somebody does not fit how they stand with the group. */
export class StandingError extends ConflictError {
  override name = 'StandingError';
  constructor(detail: string) {
    super({ code: 'wrong-standing', detail });
  }
}

export class NotEmptyError extends ConflictError {
  override name = 'NotEmptyError';
  constructor() {
    super({ code: 'not-empty', detail: 'Initial data is loaded only into an empty store.' });
  }
}

export class InvitationForAnotherError extends ForbiddenError {
  override name = 'InvitationForAnotherError';
  constructor() {
    super(
      'This invitation is for somebody else. Sign in with the account that was invited, or that has the invited address.',
      'invitation-for-another',
    );
  }
}

export class InvitationGoneError extends GoneError {
  override name = 'InvitationGoneError';
  constructor() {
    super({
      code: 'invitation-gone',
      detail: 'This invitation was used, withdrawn or has expired. Ask the group for another.',
    });
  }
}

export class TooManyInvitationsError extends ConflictError {
  override name = 'TooManyInvitationsError';
  constructor(most: number) {
    super({
      code: 'too-many-invitations',
      detail: `${most} invitations into this group are open. Withdraw some, or wait for answers.`,
    });
  }
}

export class ThreadTooDeepError extends ProblemError {
  override name = 'ThreadTooDeepError';
  constructor(threadId: string) {
    super({
      status: 422,
      code: 'thread-too-deep',
      detail: `This is a reply itself. Reply to the first post of its thread, ${threadId}.`,
      errors: [{ path: '/parentId', message: 'must be a post that is no reply' }],
    });
  }
}

export class PostDeletedError extends ConflictError {
  override name = 'PostDeletedError';
  constructor() {
    super({ code: 'post-deleted', detail: 'This post was deleted.' });
  }
}

export class TooManyEditsError extends ConflictError {
  override name = 'TooManyEditsError';
  constructor(most: number) {
    super({
      code: 'too-many-edits',
      detail: `The post was edited ${most} times. Delete it and write another.`,
    });
  }
}

export class TooManyPinnedError extends ConflictError {
  override name = 'TooManyPinnedError';
  constructor(most: number) {
    super({ code: 'too-many-pinned', detail: `${most} posts are pinned already. Unpin one first.` });
  }
}

export class ReplyNotPinnedError extends ConflictError {
  override name = 'ReplyNotPinnedError';
  constructor() {
    super({
      code: 'reply-not-pinned',
      detail: 'A reply cannot be pinned. Pin the first post of its thread.',
    });
  }
}
