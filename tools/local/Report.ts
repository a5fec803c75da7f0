/** What a starting and a running shop tells: steps with their times, the output of its processes, trouble. */
export interface Report {
  /** Times a step of the start. What it resolves to is shown beside its name when it is a text. */
  step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** A line that a process of the shop wrote. */
  output: (process: string, line: string) => void;
  trouble: (text: string) => void;
}

export const silent: Report = {
  step: (_name, work) => work(),
  output: () => {},
  trouble: () => {},
};
