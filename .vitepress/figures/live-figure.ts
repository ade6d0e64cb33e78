// Live figure: what a page has of a figure that the reader can run, before anybody runs it.

import type { Component } from 'vue';

/** The line that invites to it. */
export interface Invitation {
  /** The figure's name for screen readers. */
  readonly label: string;
  /** What the button says. */
  readonly press: string;
  /** What comes of it. */
  readonly promise: string;
  /** Whether the figure gets wider than a column of text; the line is as wide, so that nothing jumps. */
  readonly isWide: boolean;
}

/** What takes the place of the line. */
export interface Live {
  readonly view: Component;
  readonly props: Readonly<Record<string, unknown>>;
}

/** A figure that the reader can run. */
export interface LiveFigure extends Invitation {
  /** Fetches the rest. */
  load(): Promise<Live>;
}
