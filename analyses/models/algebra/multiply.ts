import onnxProto from "onnx-proto";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Matrix } from "./matrix.ts";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;

/** Which factor is turned first: `a b`, `aᵀ b` or `a bᵀ`. */
export type Turned = "none" | "a" | "b";

const sessions = new Map<Turned, Promise<InferenceSession>>();

/**
 * Matrix product in double precision by ONNX Runtime on one thread, some thirty times as fast as loops. Exact where
 * factors are whole and sums stay below 2 ** 53: then it is the same on every machine.
 */
export async function multiply(a: Matrix, b: Matrix, turned: Turned = "none"): Promise<Matrix> {
  const session = sessions.get(turned) ?? openSession(turned);
  sessions.set(turned, session);
  const { c } = await (await session).run({ a: tensor(a), b: tensor(b) });
  if (!(c?.data instanceof Float64Array)) throw new Error(`not float64: ${c?.type}`);
  return { rows: c.dims[0]!, columns: c.dims[1]!, values: c.data };
}

function tensor({ values, rows, columns }: Matrix): Tensor {
  return new Tensor("float64", values, [rows, columns]);
}

function openSession(turned: Turned): Promise<InferenceSession> {
  return InferenceSession.create(model(turned), {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
}

function model(turned: Turned): Uint8Array {
  const attribute = [flag("transA", turned === "a"), flag("transB", turned === "b")];
  const graph = {
    name: "product",
    node: [{ opType: "Gemm", name: "product", input: ["a", "b"], output: ["c"], attribute }],
    input: [value("a"), value("b")],
    output: [value("c")],
  };
  const proto = { irVersion: 8, opsetImport: [{ domain: "", version: 17 }], graph };
  return ModelProto.encode(ModelProto.create(proto)).finish();
}

function flag(name: string, isSet: boolean) {
  return { name, type: AttributeProto.AttributeType.INT, i: isSet ? 1 : 0 };
}

function value(name: string) {
  const dim = [{ dimParam: `${name}0` }, { dimParam: `${name}1` }];
  return { name, type: { tensorType: { elemType: TensorProto.DataType.DOUBLE, shape: { dim } } } };
}
