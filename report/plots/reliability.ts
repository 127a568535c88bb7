import { axisX, axisY, dot, line } from "@observablehq/plot";
import { fixed, inPercent } from "../language/formats.ts";
import { renderPlot } from "./frames/renderPlot.ts";

export interface ReliabilityBin {
  /** covers */
  count: number;
  /** percent: what the answers' probabilities average, and how many are right */
  confidence: number;
  accuracy: number;
}

export interface Reliability {
  /** prefix of ids */
  name: string;
  bins: ReliabilityBin[];
}

const size = { width: 290, height: 280, marginTop: 24, marginBottom: 42, marginLeft: 36 };

/** How often answers are right by how sure they are: on the diagonal they are as sure as they may be. Areas are covers. */
export function reliability({ name, bins }: Reliability): string {
  const ticks = [0, 25, 50, 75, 100];
  const most = Math.max(...bins.map(({ count }) => count));
  return renderPlot(name, {
    fontSize: 13,
    ...size,
    marginRight: 14,
    x: { domain: [0, 100] },
    y: { domain: [0, 100] },
    r: { type: "identity" },
    marks: [
      axisX(ticks, { label: "how sure, %", labelAnchor: "center", labelArrow: "none" }),
      axisY(ticks, { tickSize: 4, label: "right, %", labelArrow: "none" }),
      line(
        [
          [0, 0],
          [100, 100],
        ],
        { className: "chance" },
      ),
      line(bins, { x: "confidence", y: "accuracy", className: "curve-test" }),
      dot(bins, {
        x: "confidence",
        y: "accuracy",
        r: ({ count }: ReliabilityBin) => 2.5 + 7 * Math.sqrt(count / most),
        className: "filled",
        title: ({ count, confidence, accuracy }: ReliabilityBin) =>
          `${fixed(count, 0)} covers: ${inPercent(confidence / 100, 0)}% sure, ${inPercent(accuracy / 100, 0)}% right`,
      }),
    ],
  });
}
