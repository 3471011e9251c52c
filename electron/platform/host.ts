/** What differs between the desktop window, the browser on loopback and the command line. */
export interface Host {
  readonly kind: 'desktop' | 'loopback' | 'command-line';
  readonly appVersion: string;
}
