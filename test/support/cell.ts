/** What is stored under one key: written only by who has seen its last revision. */
export class Cell<Value> {
  rev = 0;
  value: Value;

  constructor(value: Value) {
    this.value = value;
  }

  becoming(value: Value): Planned {
    const seen = this.rev;
    return {
      isCurrent: () => this.rev === seen,
      put: () => {
        this.value = value;
        this.rev = seen + 1;
      },
    };
  }
}
export interface Planned {
  isCurrent: () => boolean;
  put: () => void;
}
