/** Two releases at once would not know which of them made things worse. */
export class ReleaseUnderWayError extends Error {
  override name = 'ReleaseUnderWayError';
  constructor() {
    super('A release is under way already. Wait until it is done.');
  }
}
