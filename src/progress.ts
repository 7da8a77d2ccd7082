/** Reports how far a stage has come: stage, rows, rate, time left. */
export interface Progress {
  /** Starts a stage of `total` units (rows, targets); total 0 means unknown. */
  stage(name: string, total?: number, unit?: string): void;
  /** Units done so far in this stage. */
  at(done: number): void;
  /** Ends the last stage. */
  done(): void;
}

export const silent: Progress = { stage() {}, at() {}, done() {} };
