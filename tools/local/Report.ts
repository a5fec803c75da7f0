/** What a starting or running shop reports: steps with their times, output of its processes, problems. */
export interface Report {
  /** Times a step of the start. A text that it resolves to is shown beside its name. */
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
