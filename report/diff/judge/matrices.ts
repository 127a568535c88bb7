import { byCodeUnit } from "../../../data/corpus/corpus.ts";
import type { MatrixChange } from "../read/change.ts";
import type { Matrix, Shapes } from "../read/shapes.ts";

/** Tables of both ends that differ; genres are those of both, a cell that one end lacks does not count. */
export function compareMatrices(id: string, before: Shapes, after: Shapes): MatrixChange[] {
  const paths = [...after.matrices.keys()].filter((path) => before.matrices.has(path));
  return paths.sort(byCodeUnit).flatMap((path) => {
    const change = compareMatrix(before.matrices.get(path)!, after.matrices.get(path)!);
    const kind = path.endsWith(".confusion") ? "confusion" : "matrix";
    return change.moved === 0 ? [] : [{ id: `${id}.${path}`, kind, ...change }];
  });
}

function compareMatrix(before: Matrix, after: Matrix): Omit<MatrixChange, "id" | "kind"> {
  const genres = Object.keys(after).filter((genre) => Object.hasOwn(before, genre));
  const table = (matrix: Matrix) =>
    genres.map((row) => genres.map((column) => matrix[row]![column]!));
  const moves = genres.flatMap((row) =>
    genres.map((column) => ({
      row,
      column,
      before: before[row]![column]!,
      after: after[row]![column]!,
    })),
  );
  const moved = moves.filter((cell) => cell.before !== cell.after);
  moved.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return {
    genres,
    before: table(before),
    after: table(after),
    moved: moved.length,
    largest: distinct(moved).slice(0, 5),
  };
}

/** A symmetric table moves twice at once: the pair is named once. */
function distinct(cells: MatrixChange["largest"]): MatrixChange["largest"] {
  return cells.filter(
    (cell, index) =>
      !cells
        .slice(0, index)
        .some(
          (other) =>
            other.row === cell.column &&
            other.column === cell.row &&
            other.before === cell.before &&
            other.after === cell.after,
        ),
  );
}
