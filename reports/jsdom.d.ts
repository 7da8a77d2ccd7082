/** The little of jsdom that the site's build uses. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(markup?: string);
    readonly window: Window & typeof globalThis;
  }
}
