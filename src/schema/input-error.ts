/** Where in a user's input something is wrong. Lines and columns count from 1. */
export interface InputLocation {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Something the user gave is wrong: exit code 2, no stack trace.
 * The message reads `stage.option: expected …, got …; remedy` and never holds a cell value of a
 * user's file.
 */
export class InputError extends Error {
  readonly location: InputLocation;

  constructor(message: string, location: InputLocation = {}, options?: ErrorOptions) {
    const { file, line, column } = location;
    const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
    super(place === '' ? message : `${place}: ${message}`, options);
    this.name = 'InputError';
    this.location = location;
  }
}
