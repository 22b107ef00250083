/** From a page that has just been opened: it came with the newest files, whichever worker waits may take over. */
export const activateIfAlone = 'activate-if-alone';

/** From the worker: somebody tapped a notice, which leads to a path of the application. */
export interface OpenMessage {
  readonly open: string;
}
