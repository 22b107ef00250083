const beatMs = 1_000;

/** Beats each second until it is stopped or `beat` answers false; what ends within a second has none. */
export class Heartbeat {
  readonly #beat: () => Promise<boolean>;
  #timer: NodeJS.Timeout;
  #underWay = Promise.resolve();
  #isStopped = false;

  constructor(beat: () => Promise<boolean>) {
    this.#beat = beat;
    this.#timer = this.#schedule();
  }

  /** Resolves when no beat is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  #schedule(): NodeJS.Timeout {
    const next = async () => {
      const goesOn = await this.#beat();
      if (goesOn && !this.#isStopped) this.#timer = this.#schedule();
    };
    return setTimeout(() => {
      this.#underWay = next();
    }, beatMs);
  }
}
