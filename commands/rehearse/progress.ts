/** How far long work is: one line on standard error, rewritten in place; quiet when that is not a terminal. */
export interface Progress {
  phase(title: string): void;
  step(done: number, of: number): void;
  end(): void;
}

export function createProgress(out = process.stderr): Progress {
  const started = Date.now();
  let title = "";
  let shown = 0;
  const write = (text: string) => {
    if (out.isTTY) out.write(`\r\u001b[K${text}`);
  };
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  return {
    phase(next) {
      if (title !== "") write(`✓ ${title}\n`);
      title = next;
      write(`… ${title} (${seconds()})`);
    },
    step(done, of) {
      // Twenty times a second is as much as anybody reads.
      if (Date.now() - shown < 50 && done < of) return;
      shown = Date.now();
      write(`… ${title} ${done}/${of} (${seconds()})`);
    },
    end() {
      write(`✓ ${title} (${seconds()})\n`);
    },
  };
}
