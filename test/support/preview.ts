import { type Running, start } from './command.ts';

/** A preview that runs. */
export interface Preview {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly end: () => Promise<unknown>;
}

/** Starts the preview of a content folder, and waits for its address. */
export async function preview(content: string, ...more: readonly string[]): Promise<Preview> {
  const { child, outcome }: Running = start('start', ['--content', content, '--port', '0', ...more]);
  let said = '';
  const end = (): Promise<unknown> => {
    child.kill('SIGINT');
    return outcome;
  };
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: string) => {
      said += text;
      const url = /The site is at (http:\/\/localhost:\d+)\//.exec(said)?.[1];
      if (url) resolve({ url: url.replace('localhost', '127.0.0.1'), end });
    });
    child.once('exit', () => reject(new Error(`the preview ended: ${said}`)));
  });
}
