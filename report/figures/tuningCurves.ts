import type { FineTuning } from "../../analyses/tuning/tuneBackbone.ts";
import { type Edition, resultOf } from "../edition/edition.ts";
import { settingLabel } from "../language/labels.ts";
import type { TuningCurve } from "../plots/tuningCurve.ts";
import type { Table } from "../tables/table.ts";
import { type Figure, svgFigure } from "./figure.ts";
import { renderPanels } from "./panels.ts";

/** Accuracy epoch by epoch of the best network's last stages that learn further, a panel for each setting. */
export const tuningCurves: Figure = {
  needs: "liteFineTuning",
  wide: true,
  render(context, text) {
    const panels = curvesOf(context.edition).map(({ label, curve }) => ({
      label,
      content: svgFigure(context, { ...text, title: `${label}: accuracy by epoch` }, curve, {
        module: new URL("../plots/tuningCurve.ts", import.meta.url),
        draw: async () => (await import("../plots/tuningCurve.ts")).tuningCurve(curve),
      }),
    }));
    return renderPanels(panels);
  },
  data: (edition) =>
    curvesOf(edition).map(({ label, setting }) => ({
      label,
      table: table(setting, resultOf(edition, "liteFineTuning")),
    })),
};

type Setting = FineTuning["settings"][string];

function curvesOf(edition: Edition): { label: string; curve: TuningCurve; setting: Setting }[] {
  const { settings, start, chosen } = resultOf(edition, "liteFineTuning");
  const percent = (values: readonly { accuracy: number }[]) =>
    values.map(({ accuracy }) => accuracy * 100);
  const drawn = Object.entries(settings).map(([name, setting]) => {
    const { epochs } = setting;
    return {
      label: settingLabel(name),
      setting,
      curve: {
        name: `tuningCurve-${name}`,
        training: percent([start.train, ...epochs.map(({ train }) => train)]),
        validation: percent([start.validation, ...epochs.map(({ validation }) => validation)]),
        averaged: percent([start.validation, ...epochs.map(({ averaged }) => averaged)]),
        chosen: chosen.setting === name ? chosen : null,
      },
    };
  });
  const all = drawn.flatMap(({ curve }) => [
    ...curve.training,
    ...curve.validation,
    ...curve.averaged,
  ]);
  const ends = {
    epochs: Math.max(...drawn.map(({ setting }) => setting.epochs.length)),
    lowest: Math.max(0, Math.floor((Math.min(...all) - 5) / 10) * 10),
    highest: Math.ceil(Math.max(...all) / 10) * 10,
  };
  return drawn.map((panel) => ({ ...panel, curve: { ...panel.curve, ...ends } }));
}

/** Loss in nats and balanced accuracy in percent; the first row is the frozen network with its last layer. */
function table({ epochs }: Setting, { start }: FineTuning): Table {
  const rows = [{ ...start, averaged: start.validation }, ...epochs];
  const groups = ["covers learnt from", "validation covers", "validation covers, mean weights"];
  return {
    columns: [
      { label: "epoch" },
      ...groups.flatMap((group) => [
        { label: "loss", group, decimals: 3 },
        { label: "% balanced", group, decimals: 1 },
      ]),
    ],
    rows: rows.map(({ train, validation, averaged }, epoch) => [
      String(epoch),
      ...[train, validation, averaged].flatMap(({ loss, accuracy }) => [loss, accuracy * 100]),
    ]),
  };
}
