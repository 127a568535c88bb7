import type { Features } from "./features.ts";
import { type Matrix, zeros } from "./matrix.ts";

/** Products of every row with those of `members`, both about the mean of the members: [rows, members]. */
export async function centredRowProducts(
  { rowProducts }: Features,
  members: readonly number[],
): Promise<Matrix> {
  const products = await rowProducts();
  const { rows } = products;
  const centred = zeros(rows, members.length);
  const means = memberMeans(products, members);
  const mean = members.reduce((sum, member) => sum + means[member]!, 0) / members.length;
  for (let row = 0; row < rows; row++)
    members.forEach((member, column) => {
      centred.values[row * members.length + column] =
        products.values[row * rows + member]! - means[row]! - means[member]! + mean;
    });
  return centred;
}

/** Mean product of each row with the members. */
function memberMeans({ rows, values }: Matrix, members: readonly number[]): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (const member of members) sum += values[row * rows + member]!;
    return sum / members.length;
  });
}
