/** As much of a page as code under test looks at outside a browser; `inApp` has it. */
declare const location: { origin: string; reload: () => void; assign: (address: string) => void };
declare const document: EventTarget & {
  visibilityState: string;
  hidden: boolean;
  title: string;
  documentElement: { scrollHeight: number };
};
declare const innerHeight: number;
declare const addEventListener: EventTarget['addEventListener'];
declare function requestAnimationFrame(draw: (time: number) => void): number;
declare const history: { state: unknown };
